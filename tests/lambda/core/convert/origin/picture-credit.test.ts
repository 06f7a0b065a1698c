import { describe, expect, it } from 'vitest';
import { splitCredit } from '../../../../../lambda/core/convert/origin/picture-credit.ts';

describe('splitCredit', () => {
  it.each([
    ['The weir. Photo: Ann Lee/Reuters', 'The weir.', 'Photo: Ann Lee/Reuters'],
    ['The weir. Credit: AFP', 'The weir.', 'Credit: AFP'],
    ['The weir on Monday. Photograph by Ann Lee', 'The weir on Monday.', 'Photograph by Ann Lee'],
    ['The weir © AFP', 'The weir', '© AFP'],
    ['The weir (AP Photo/Ann Lee)', 'The weir', 'AP Photo/Ann Lee'],
    ['The weir | Image: Getty Images', 'The weir', 'Image: Getty Images'],
    ['Das Wehr – Foto: dpa', 'Das Wehr', 'Foto: dpa'],
    ['Das Wehr. Bild: Imago/Ann Lee', 'Das Wehr.', 'Bild: Imago/Ann Lee'],
    ['Le barrage. Crédit photo : Ann Lee', 'Le barrage.', 'Crédit photo : Ann Lee'],
    ['Le barrage. Photo par Ann Lee', 'Le barrage.', 'Photo par Ann Lee'],
    ['La presa (Foto: EFE/Ana Gil).', 'La presa', 'Foto: EFE/Ana Gil'],
    ['La diga. Fonte: ANSA', 'La diga.', 'Fonte: ANSA'],
    ['A barragem. Foto: João Silva/Lusa', 'A barragem.', 'Foto: João Silva/Lusa'],
    ['De stuw. Beeld: ANP', 'De stuw.', 'Beeld: ANP'],
  ])('parts %j', (line, caption, credit) => {
    expect(splitCredit(line)).toEqual({ caption, credit });
  });

  it.each(['Photo: Ann Lee', '© AFP / Ann Lee', 'Foto: dpa'])(
    'finds only a credit in %j',
    (line) => {
      expect(splitCredit(line)).toEqual({ credit: line });
    },
  );

  it.each([
    'She spoke to Reuters',
    'He left. Reuters',
    'A picture of Mary Quant',
    'Foto de la playa en agosto',
    'The photo: a boy and a dog',
    'The mayor (left) and her husband (right)',
    `The weir. Photo: ${'a long tale of a man with a camera, '.repeat(4)}`,
  ])('leaves %j', (line) => {
    expect(splitCredit(line)).toEqual({ caption: line.trim() });
  });

  it('finds nothing in nothing', () => {
    expect(splitCredit('')).toEqual({});
  });
});
