import { copyScript } from '../../../../lambda/core/render/pages/copy-script.ts';

/**
 * A script for the browser: `tempt(document)` does to each element what a reader may do to it (points at
 * it, gives it the focus, clicks it), and what time may do. Only elements with a handler get events, since
 * the documents have no other listeners. It gives back what could run a script, one
 * line each. Links to the web are not followed.
 */
export const temptScript = `
  const addresses = /^(?:href|src|xlink:href|action|formaction|data|poster|background|cite|ping|longdesc|codebase|manifest)$/i;
  const active = 'iframe, frame, object, embed, applet, base, form, portal, fencedframe, meta[http-equiv], link[rel=import], script:not([type="application/ld+json"]), animate, set, use';
  const answering = 'a, area, button, input, select, textarea, summary, label, [tabindex], [contenteditable], [popovertarget]';
  const events = 'pointerover pointerenter pointerdown mouseover mouseenter mousemove mouseout mousedown mouseup focus focusin blur keydown keyup input change select toggle beforetoggle animationstart animationend transitionend load error begin end wheel touchstart drag drop copy paste contextmenu scroll auxclick dblclick submit invalid start finish'.split(' ');
  const isSafe = (element, name, value) => {
    if (/^[^:]*$/.test(value) && !/^[/\\\\]{2}/.test(value)) return true;
    if (/^feed:https?:\\/\\//.test(value)) return true;
    try { return /^(?:https?|mailto):$/.test(new URL(value, element.ownerDocument.baseURI).protocol); } catch { return true; }
  };
  const tempt = (root, own = '') => {
    const faults = [];
    const stay = (event) => {
      const link = event.target.closest?.('a[href], area[href]');
      if (link && isSafe(link, 'href', link.getAttribute('href'))) event.preventDefault();
    };
    root.addEventListener('click', stay, true);
    for (const element of root.querySelectorAll('*')) {
      const tell = (text) => faults.push('<' + element.localName + '> ' + text);
      if (element.matches(active) && element.textContent !== own) tell(element.outerHTML.slice(0, 200));
      for (const { name, value } of [...element.attributes]) {
        if (name === 'srcdoc') tell(name + '=' + value);
        if (addresses.test(name) && !isSafe(element, name, value)) tell(name + '=' + value);
        if (!/^on/i.test(name)) continue;
        tell(name + '=' + value);
        for (const type of events) element.dispatchEvent(new Event(type, { cancelable: true }));
      }
      if (!element.matches(answering)) continue;
      element.focus?.();
      element.click?.();
    }
    root.removeEventListener('click', stay, true);
    return faults;
  };
`;

/**
 * A script that opens documents of the site in frames, tempts them, and gives back what could run. A frame
 * that does not hold its document tells so.
 */
export const openFrames = (paths: readonly string[]): string => `(async () => {
  ${temptScript}
  const faults = await Promise.all(${JSON.stringify(paths)}.map(async (path) => {
    const frame = document.createElement('iframe');
    frame.src = path;
    const loaded = new Promise((resolve) => { frame.onload = resolve; });
    document.body.append(frame);
    await loaded;
    const { contentDocument: inner, contentWindow } = frame;
    const found = tempt(inner, ${JSON.stringify(copyScript)});
    await new Promise((resolve) => setTimeout(resolve));
    const { responseStatus } = contentWindow.performance.getEntriesByType('navigation')[0] ?? {};
    const isOpen = frame.contentDocument === inner && inner.documentElement?.textContent.length > 0 && new URL(inner.URL).pathname === new URL(path, location).pathname;
    if (!isOpen || responseStatus !== (path === '/nothing' ? 404 : 200)) found.push('is not open: ' + responseStatus + ' ' + frame.contentDocument?.URL);
    return found.map((fault) => path + ': ' + fault);
  }));
  document.body.replaceChildren();
  return faults.flat();
})()`;

/** A script that tempts the page that is open. */
export const temptPage = `(() => { ${temptScript} return tempt(document, ${JSON.stringify(copyScript)}); })()`;
