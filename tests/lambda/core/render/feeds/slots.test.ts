import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSlots,
  fillSlots,
  partAtSlots,
  type Slots,
} from '../../../../../lambda/core/render/feeds/slots.ts';
import { cleanText } from '../../../../../lambda/core/text.ts';
import { hostileText } from '../../../../support/arbitraries.ts';
import { parseStrictXml } from '../../../../support/strict-xml.ts';
import { visibleText } from '../../../../support/visible-text.ts';

const fill = (slots: Slots, document: string): string =>
  fillSlots(partAtSlots(document), slots.take());

/** Puts text into a document, and parses it back. */
const wayThrough = (
  text: string,
  kind: 'text' | 'plain' | 'name' | 'attribute' | 'html',
  inCdata = false,
) => {
  const slots = createSlots();
  const slot = slots[kind](text);
  const inside = inCdata ? `<![CDATA[${slot}]]>` : slot;
  return parseStrictXml(
    fill(slots, kind === 'attribute' ? `<a b="${slot}"/>` : `<a>${inside}</a>`),
  );
};

const many = { numRuns: 1000 };

describe('text in a slot', () => {
  it('comes back through a strict parser, less what XML cannot carry', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(wayThrough(text, 'text').text).toBe(cleanText(text));
      }),
      many,
    );
  });

  it('comes back from an attribute, line ends and tabs too', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(wayThrough(text, 'attribute').attributes.b).toBe(cleanText(text));
      }),
      many,
    );
  });

  it('comes back as HTML, also when it holds the end of a CDATA section', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(wayThrough(text, 'html').text).toBe(cleanText(text));
      }),
      many,
    );
  });

  it.each(['plain', 'name'] as const)('is visible unchanged as %s text', (kind) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const back = wayThrough(text, kind).text;
        expect(visibleText(back)).toBe(visibleText(cleanText(text)));
        // What the W3C's validator reports of such an element.
        expect(back).not.toMatch(/<\/[\p{L}\p{N}_]+>/u);
        if (kind === 'name') expect(back).not.toMatch(/<[\w.+'!#$%&*/=?^`{|}~-]+@[\w.-]+>/);
      }),
      many,
    );
  });

  it.each([
    ['a < b > c, AT&T, &amp; and <b> or <desk@example.org>', undefined],
    ['<b>a</b> < 3', '<\u2060b>a<\u2060/b> < 3'],
    ['</\u0003i>', '<\u2060/i>'],
  ])('holds no end tag as plain text: %j', (text, apart = text) => {
    expect(wayThrough(text, 'plain').text).toBe(apart);
  });

  it.each([
    ['A <b> & <c', undefined],
    ['Desk <desk@example.org>, C', 'Desk <\u2060desk@example.org>, C'],
  ])('holds no address in brackets as a name: %j', (name, apart = name) => {
    expect(wayThrough(name, 'name').text).toBe(apart);
  });

  it('stays on one line, where validators look for references', () => {
    const slots = createSlots();
    expect(fill(slots, slots.plain('a\n<b>\tc'))).toBe('a&#xA;&#x3C;b&#x3E;&#x9;c');
  });

  it.each(['text', 'html'] as const)('comes back as %s from where CDATA was around it', (kind) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(wayThrough(text, kind, true).text).toBe(cleanText(text));
      }),
      many,
    );
  });

  it('is hidden from the package: its slot is a URL without a character of it', () => {
    const slots = createSlots();
    const names = [slots.text('&'), slots.attribute('<'), slots.html('>')];
    expect(names).toEqual(['slot:0', 'slot:1', 'slot:2']);
    expect(names.map((name) => new URL(name).href)).toEqual(names);
  });

  it('goes in as an address where it is one', () => {
    const slots = createSlots();
    const document = `<a b="${slots.address('https://a.example/?a=1&b=%5B2%5D')}"/>`;
    expect(parseStrictXml(fill(slots, document)).attributes.b).toBe(
      'https://a.example/?a=1&b=%5B2%5D',
    );
  });

  it('may itself be called like a slot', () => {
    const slots = createSlots();
    const document = `<a>${slots.text('slot:1')}${slots.text('b')}</a>`;
    expect(fill(slots, document)).toBe('<a>slot:1b</a>');
  });

  it('starts again at number 0 after it is taken', () => {
    const slots = createSlots();
    slots.text('a');
    expect(slots.take()).toEqual(['a']);
    expect(fill(slots, slots.text('b'))).toBe('b');
  });

  it('has hexadecimal references outside of CDATA and none within', () => {
    const slots = createSlots();
    expect(fill(slots, `<a>${slots.text('<&>')}</a><b>${slots.html('<&>')}</b>`)).toBe(
      '<a>&#x3C;&#x26;&#x3E;</a><b><![CDATA[<&>]]></b>',
    );
  });
});
