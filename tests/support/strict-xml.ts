import { SaxesParser, type SaxesTagNS } from 'saxes';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, references resolved and CDATA included. */
  readonly text: string;
}

type Building = XmlElement & { readonly children: XmlElement[]; text: string };

/** Parses a document as XML 1.0 with namespaces. @throws Error at the first fault */
export const parseStrictXml = (xml: string): XmlElement => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Building[] = [];
  let root: XmlElement | undefined;
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }: SaxesTagNS) => {
    const values = Object.values(attributes).map((attribute) => [attribute.name, attribute.value]);
    const element = { name, uri, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  if (root === undefined) throw new Error('the document has no element');
  return root;
};

/** The descendants of that name, in document order. */
export const elementsOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);

export const textsOf = (element: XmlElement, name: string): string[] =>
  elementsOf(element, name).map(({ text }) => text);
