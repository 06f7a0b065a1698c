import { HtmlValidate } from 'html-validate/node';
import { expect, it } from 'vitest';
import { parsePublication } from '../../../../../lambda/core/publication.ts';
import { renderNotFoundPage } from '../../../../../lambda/core/render/pages/not-found-page.ts';

const render = (title: string): string => {
  const { publication } = parsePublication(`title: ${JSON.stringify(title)}`, 'publication.yaml');
  if (!publication) throw new Error('the publication is broken');
  return renderNotFoundPage({ publication, baseUrl: 'https://n.example/paper' });
};

it('leads to the front page by its full address, from wherever it is shown', () => {
  expect(render('The Post')).toContain(
    '<a class="name" href="https://n.example/paper/">The Post</a>',
  );
});

it('is hidden from search engines', () => {
  expect(render('The Post')).toContain('<meta name="robots" content="noindex">');
});

it('is valid HTML, whatever the publication is called', async () => {
  const page = render('<b>Fish</b> & "Chips"');

  expect(page).toContain('&lt;b>Fish'.replace('>', '&gt;'));
  const { results } = await new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'doctype-style': 'off', 'void-style': 'off' },
  }).validateString(page);
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});
