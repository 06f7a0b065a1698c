import { temptScript } from './tempt.ts';

/**
 * Ways in which programs that read feeds put a body into a document. Each gets the body and an empty
 * element, and gives the document back that it is in then, when that is another.
 */
export const bodyContexts = {
  'the HTML of an element': 'place.innerHTML = body',
  'the HTML of an element, written and read again':
    'place.innerHTML = body; place.innerHTML = place.innerHTML',
  'a document that is parsed apart':
    "place.append(...document.adoptNode(new DOMParser().parseFromString(body, 'text/html').body).childNodes)",
  'a template':
    "const template = document.createElement('template'); template.innerHTML = body; place.append(template.content.cloneNode(true))",
  'a fragment of a range': 'place.append(document.createRange().createContextualFragment(body))',
  'a cell of a table':
    "place.innerHTML = '<table><tr><td></table>'; place.querySelector('td').insertAdjacentHTML('beforeend', body)",
  'the rows of a table':
    "place.innerHTML = '<table><tbody></table>'; place.querySelector('tbody').insertAdjacentHTML('beforeend', body)",
  'a list of options':
    "place.innerHTML = '<select></select>'; place.firstChild.insertAdjacentHTML('beforeend', body)",
  'a paragraph':
    "place.innerHTML = '<p></p>'; place.firstChild.insertAdjacentHTML('afterbegin', body)",
  'HTML within a drawing':
    "place.innerHTML = '<svg><foreignObject>' + body + '</foreignObject></svg>'",
  'a drawing': "place.innerHTML = '<svg><text>' + body + '</text></svg>'",
  'a formula': "place.innerHTML = '<math><mtext>' + body + '</mtext></math>'",
  'a frame of its own':
    "const frame = document.createElement('iframe'); frame.srcdoc = body; place.append(frame); return new Promise((resolve) => { frame.onload = () => resolve(frame.contentDocument); })",
  'a document that is written':
    "const frame = document.createElement('iframe'); place.append(frame); const inner = frame.contentDocument; inner.open(); inner.write('<!doctype html><body>' + body); inner.close(); return inner",
  'a document without a type':
    "const frame = document.createElement('iframe'); place.append(frame); const inner = frame.contentDocument; inner.open(); inner.write(body); inner.close(); return inner",
  'a document of XHTML':
    "const parsed = new DOMParser().parseFromString('<div>' + body + '</div>', 'text/html'); const text = new XMLSerializer().serializeToString(parsed); const frame = document.createElement('iframe'); frame.src = URL.createObjectURL(new Blob([text], { type: 'application/xhtml+xml' })); place.append(frame); return new Promise((resolve) => { frame.onload = () => resolve(frame.contentDocument); })",
  'XHTML as it stands':
    "const parsed = new DOMParser().parseFromString('<div xmlns=\"http://www.w3.org/1999/xhtml\">' + body + '</div>', 'application/xhtml+xml'); if (!parsed.querySelector('parsererror')) place.append(document.adoptNode(parsed.documentElement))",
} as const;

export type BodyContext = keyof typeof bodyContexts;

/** A script that puts bodies into one context, tempts them, and gives back what could run. */
export const putInto = (context: BodyContext, bodies: readonly string[]): string => `(async () => {
  ${temptScript}
  const put = (body, place) => { ${bodyContexts[context]} };
  const faults = await Promise.all(${JSON.stringify(bodies)}.map(async (body) => {
    const place = document.body.appendChild(document.createElement('section'));
    const inner = (await put(body, place)) ?? place;
    return tempt(inner).map((fault) => ${JSON.stringify(context)} + ': ' + fault + ' of ' + body.slice(0, 300));
  }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.body.replaceChildren();
  return faults.flat();
})()`;
