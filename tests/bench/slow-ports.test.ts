import { expect, it } from 'vitest';
import { createNewsroom } from '../support/newsroom.ts';
import { createSlowPorts } from './slow-ports.ts';

it('answers late, and counts as S3 charges: each page of a list as a write', async () => {
  const { ports } = createNewsroom();
  const slow = createSlowPorts(ports, 5);
  const begun = performance.now();
  for (let number = 0; number < 3; number += 1) await slow.ports.site.put(`${number}`, '');
  expect(performance.now() - begun).toBeGreaterThanOrEqual(14);

  await Promise.all(['0', '1'].map((key) => slow.ports.site.get(key)));
  await slow.ports.site.delete('0');
  for (let number = 0; number < 1001; number += 1) await ports.state.put(`${number}`, '');
  let lines = 0;
  for await (const _ of slow.ports.state.list()) lines += 1;
  for await (const _ of slow.ports.content.list()) lines += 1;

  expect(lines).toBe(1001);
  expect(slow.counts).toEqual({ reads: 2, writes: 6, deletes: 1 });
  expect(slow.mostUnderWay).toBe(2);
});
