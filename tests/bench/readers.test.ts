import { expect, it } from 'vitest';
import { openSite, poll } from './readers.ts';

it('polls as a reader does: whole, unchanged, and changed by news', async () => {
  const site = await openSite();
  try {
    const first = await poll(site.port, '/rss.xml', 'br');
    const again = await poll(site.port, '/rss.xml', 'br', first.etag);
    const plain = await poll(site.port, '/rss.xml', 'identity');
    await site.publish(-1);
    const changed = await poll(site.port, '/rss.xml', 'br', first.etag);

    expect([first.status, again.status, plain.status, changed.status]).toEqual([
      200, 304, 200, 200,
    ]);
    expect(again.bytes).toBeLessThan(1000);
    expect(again.bytes).toBeGreaterThan(100);
    expect(first.bytes).toBeLessThan(plain.bytes / 2);
    expect(changed.etag).not.toBe(first.etag);
  } finally {
    await site.close();
  }
});
