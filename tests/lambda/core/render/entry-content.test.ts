import { describe, expect, it } from 'vitest';
import { categoriesOf, directionOf } from '../../../../lambda/core/render/entry-content.ts';
import { makeArticle } from '../../../support/core-samples.ts';

describe('directionOf', () => {
  it.each(['ar', 'ar-EG', 'he', 'fa', 'ur-PK', 'yi', 'az-Arab', 'ar-u-nu-latn'])(
    'sets %s from the right',
    (language) => {
      expect(directionOf(language)).toBe('rtl');
    },
  );

  it.each(['en', 'de-AT', 'zh-Hant', 'ar-Latn', 'und', 'ja'])(
    'sets %s from the left',
    (language) => {
      expect(directionOf(language)).toBe('ltr');
    },
  );
});

describe('categoriesOf', () => {
  it('begins with the section and has each name once', () => {
    expect(categoriesOf(makeArticle({ section: 'S', tags: ['a', 'S'] }))).toEqual(['S', 'a']);
    expect(categoriesOf(makeArticle())).toEqual([]);
  });
});
