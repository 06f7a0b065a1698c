import { expect, it } from 'vitest';
import { readChannelRows } from '../../../../lambda/cli/serve/read-channel-rows.ts';
import { baseUrl, createNewsroom } from '../../../support/newsroom.ts';

it('reads the channels of a publication.yaml in any encoding that publishing reads', async () => {
  const newsroom = createNewsroom();
  const settings = 'id: tag:x,2026:n\ntitle: Zürcher Bote\nsections: [Börse]\n';
  await newsroom.ports.content.put('publication.yaml', Buffer.from(`\uFEFF${settings}`, 'utf16le'));
  await newsroom.save('articles/a.md', '---\nsection: Börse\ndate: 2026-01-01\n---\n\n# A\n\nB.\n');
  await newsroom.run('all');

  const now = new Date('2026-11-01T00:00:00Z');
  const channels = await readChannelRows(newsroom.ports.state, { baseUrl, now });

  expect(channels.map(({ name, entries }) => [name, entries])).toContainEqual(['Zürcher Bote', 1]);
  expect(channels.map(({ name, entries }) => [name, entries])).toContainEqual(['Börse', 1]);
});
