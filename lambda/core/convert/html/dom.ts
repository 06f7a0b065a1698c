import { parseHTML } from 'linkedom/worker';
import { faultOfSize } from '../limits.ts';

/** What is used of the DOM (dom.spec.whatwg.org), whose types belong to browsers. */
export interface PageElement {
  /** Lower case. */
  readonly localName: string;
  textContent: string;
  innerHTML: string;
  readonly parentElement: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly children: readonly PageElement[];
  readonly childNodes: readonly PageElement[];
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): readonly PageElement[];
  closest(selector: string): PageElement | null;
  matches(selector: string): boolean;
  contains(other: PageElement): boolean;
  append(...others: PageElement[]): void;
  prepend(...others: PageElement[]): void;
  replaceWith(...others: PageElement[]): void;
  remove(): void;
}

export interface PageDocument {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): readonly PageElement[];
}

/** Pages of newspapers nest some 40 deep. */
const deepest = 400;
const mostElements = 12_000;
const mostMarks = 100_000;

/** Why a page is too deep or too large for a tree; undefined when it is not. */
export const faultOfTree = (html: string): string | undefined => {
  const marks = html.split('<').length - 1;
  if (marks < deepest) return undefined;
  if (marks > mostMarks) return `has more than ${mostMarks} "<"`;
  return faultOfSize(html, { deepest, mostElements });
};

/** The tree of a page; that of a fragment has it in its body. */
export const parsePage = (html: string): PageDocument => {
  const document = parse(html);
  const root = document.documentElement;
  const names = root?.children.map(({ localName }) => localName).join(' ');
  if (root?.localName === 'html' && /^(?:head )?body$/.test(names ?? '')) return document;
  const inner = html.replace(/<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi, '');
  const whole = parse(`<!DOCTYPE html><html><body>${inner}</body></html>`);
  const language = document.querySelector('html')?.getAttribute('lang');
  if (language) whole.documentElement.setAttribute('lang', language);
  return whole;
};

const parse = (html: string): PageDocument =>
  (parseHTML(html) as unknown as { document: PageDocument }).document;

/** Whether an element stands in comments or in a list of other articles. */
export const isElsewhere = (element: PageElement): boolean => element.closest(elsewhere) !== null;

const elsewhere = ['[class*="comment" i]', '[id*="comment" i]', '[class*="related" i]']
  .map((selector) => `${selector}:not(html,body,main,article)`)
  .concat('aside,footer,nav')
  .join(',');
