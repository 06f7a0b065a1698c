import mime from 'mime';
import otherTypes from 'mime/types/other.js';
import standardTypes from 'mime/types/standard.js';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from '../../../lambda/core/media-type.ts';

const extensions = [standardTypes, otherTypes]
  .flatMap((table) => Object.values<readonly string[]>(table).flat())
  .map((extension) => extension.replace('*', ''));

describe('mediaTypeOf', () => {
  it('tells what the library tells, of every extension that it knows', () => {
    const paths = extensions.map((extension) => `media/v1.2/A.B.${extension.toUpperCase()}`);
    expect(paths.length).toBeGreaterThan(1000);
    expect(paths.map(mediaTypeOf)).toEqual(paths.map((path) => mime.getType(path) ?? undefined));
  });

  it.each(['media/png', 'media/.png', 'media/p.', 'media/p.nothing', 'media.png/p', ''])(
    'tells nothing of "%s"',
    (path) => {
      expect(mediaTypeOf(path)).toBeUndefined();
      expect(mime.getType(path)).toBeNull();
    },
  );
});
