import { describe, expect, it } from 'vitest';
import { namedIn, readOriginLine } from '../../../../../lambda/core/convert/origin/origin-line.ts';

const context = { timezone: 'UTC', language: 'en', siteName: 'The Courier', isByline: true };
const read = (text: string) => namedIn(readOriginLine(text, context));

describe('readOriginLine of what a page calls a byline', () => {
  it.each([
    ['By Ann Lee and Bo Day', ['Ann Lee', 'Bo Day']],
    ['Ann Lee', ['Ann Lee']],
    ['by Ann Lee, Political Editor', ['Ann Lee']],
    ['Von Greta Aumann und Jonas Pfeil', ['Greta Aumann', 'Jonas Pfeil']],
    ['Par Inès Faraday et Léo Roux', ['Inès Faraday', 'Léo Roux']],
    ['Ann Lee, ann lee & Bo Day (Agency)', ['Ann Lee', 'Bo Day']],
    ['Ann Lee | The Courier', ['Ann Lee']],
    ['Story by Ann Lee', ['Ann Lee']],
    ['Autor: Ann Lee', ['Ann Lee']],
    ['ليلى حداد، سامر الخوري', ['ليلى حداد', 'سامر الخوري']],
    ['Andrew Byrne', ['Andrew Byrne']],
    ['Vonda Parker', ['Vonda Parker']],
  ])('finds in %j %j', (text, names) => {
    expect(read(text)).toEqual(names);
  });

  it.each(['', 'By', 'The Courier', 'https://courier.example/ann', 'Updated 3 hours ago', 'admin'])(
    'finds nobody in %j',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});
