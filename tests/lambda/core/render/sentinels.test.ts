import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hide, reveal } from '../../../../lambda/core/render/sentinels.ts';
import { cleanText } from '../../../../lambda/core/text.ts';
import { parseStrictXml } from '../../../support/strict-xml.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(
          '&',
          '<',
          '>',
          ']]>',
          ']',
          'amp;',
          '&amp;',
          '<![CDATA[',
          '\uFDD0',
          '"',
          '$&',
          'a',
        ),
      )
      .map((parts) => parts.join('')),
  )
  .map(cleanText);

describe('hidden text', () => {
  it('shows no markup character', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(hide(given)).not.toMatch(/[&<>]/);
      }),
    );
  });

  it('comes back through a strict parser as it was', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(parseStrictXml(reveal(`<a>${hide(given)}</a>`)).text).toBe(given);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back from CDATA as it was, also when it holds the end of one', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(parseStrictXml(reveal(`<a><![CDATA[${hide(given)}]]></a>`)).text).toBe(given);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back from an attribute as it was', () => {
    fc.assert(
      fc.property(text, (given) => {
        const attribute = given.replace(/["\t\n]/g, '');
        const xml = reveal(`<a b="${hide(attribute)}"/>`);
        expect(parseStrictXml(xml).attributes.b).toBe(attribute);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('reveal', () => {
  it('writes references in hexadecimal outside of CDATA and none within', () => {
    const hidden = hide('<&>');
    expect(reveal(`<a>${hidden}</a><b><![CDATA[${hidden}]]></b>`)).toBe(
      '<a>&#x3C;&#x26;&#x3E;</a><b><![CDATA[<&>]]></b>',
    );
  });

  it('leaves markup that was not hidden', () => {
    expect(reveal('<a href="b&amp;c">d</a>')).toBe('<a href="b&amp;c">d</a>');
  });
});
