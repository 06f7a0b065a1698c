import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRequests, readMessage } from '../../../lambda/aws/messages.ts';

/** As EventBridge delivers it, except for the ids. */
const created = (key: string) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: '111122223333',
  time: '2026-10-01T12:00:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:s3:::content-bucket'],
  detail: {
    version: '0',
    bucket: { name: 'content-bucket' },
    object: {
      key,
      size: 5,
      etag: 'b1946ac92492d2347c6235b4d2611184',
      'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
      sequencer: '617f08299329d189',
    },
    'request-id': 'N4N7GDK58NMKJ12R',
    requester: '123456789012',
    'source-ip-address': '192.0.2.1',
    reason: 'PutObject',
  },
});

const deleted = (key: string) => ({
  ...created(key),
  'detail-type': 'Object Deleted',
  detail: {
    version: '0',
    bucket: { name: 'content-bucket' },
    object: {
      key,
      'version-id': '1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF',
      sequencer: '617f0837b476e463',
    },
    'request-id': '0BH729840619AG5K',
    requester: '123456789012',
    'source-ip-address': '192.0.2.1',
    reason: 'DeleteObject',
    'deletion-type': 'Delete Marker Created',
  },
});

const tick = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-10-01T12:01:00Z',
  region: 'eu-central-1',
  resources: ['arn:aws:events:eu-central-1:123456789012:rule/tick'],
  detail: {},
};

const readBody = (body: unknown) => readMessage(body, 'content-bucket');
const read = (message: unknown) => readBody(JSON.stringify(message));

describe('a message', () => {
  it.each([
    ['created', created],
    ['deleted', deleted],
  ])('of an object that was %s names its key and the time', (_, event) => {
    expect(read(event('articles/2026/wall.md'))).toEqual({
      changes: [{ key: 'articles/2026/wall.md', time: '2026-10-01T12:00:00.000Z' }],
      scope: 'changes',
    });
  });

  it.each([
    'articles/a+b c.md',
    'articles/100%25.md',
    'articles/%',
    'articles/ünï/مكتبة.md',
    'media/"quoted" & <odd>.png',
  ])('keeps its key %s unchanged', (key) => {
    expect(read(created(key))?.changes.map((change) => change.key)).toEqual([key]);
  });

  it('that is a tick asks only for what is due', () => {
    expect(read(tick)).toEqual({ changes: [], scope: 'changes' });
  });

  it('can ask for a rebuild', () => {
    expect(read({ action: 'rebuild' })).toEqual({ changes: [], scope: 'rebuild' });
  });

  it.each([
    ['is empty', ''],
    ['is not JSON', '{"action":'],
    ['is null', 'null'],
    ['is a list', '[{"action":"rebuild"}]'],
    ['asks for another action', '{"action":"delete"}'],
    [
      'is of another detail type',
      JSON.stringify({ ...created('a'), 'detail-type': 'Object Tags Added' }),
    ],
    ['is of another source', JSON.stringify({ ...created('a'), source: 'acme.s3' })],
    ['names no object', JSON.stringify({ ...created('a'), detail: { object: {} } })],
    ['names no time', JSON.stringify({ ...created('a'), time: 'soon' })],
    [
      'names a time with half a zone',
      JSON.stringify({ ...created('a'), time: '2026-12-01T00:00:00+05' }),
    ],
    [
      'is of another bucket',
      JSON.stringify({ ...created('a'), detail: { bucket: { name: 'b' }, object: { key: 'a' } } }),
    ],
    ['names no bucket', JSON.stringify({ ...created('a'), detail: { object: { key: 'a' } } })],
    ['has an empty key', JSON.stringify(created(''))],
    ['has a key that no object has', JSON.stringify(created('articles/\ud800.md'))],
    ['has a key too long for S3', JSON.stringify(created(`articles/${'ä'.repeat(520)}`))],
    ['is an empty object', '{}'],
    ['has no body', undefined],
    ['is huge', `${'['.repeat(1_000_000)}`],
    ['nests deeply', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    [
      'is S3’s own notification',
      '{"Records":[{"eventSource":"aws:s3","s3":{"object":{"key":"a"}}}]}',
    ],
  ])('is unknown if it %s', (_, body) => {
    expect(readBody(body)).toBeUndefined();
  });
});

it('a message of any body is read, or unknown, and never an error', () => {
  const time = fc.oneof(fc.string(), fc.date().map(String), fc.constant('2026-12-01T00:00:00+05'));
  const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('articles/a.md'));
  const event = fc
    .record({ time, key, bucket: fc.constantFrom('content-bucket', 'b') })
    .map((parts) => ({
      ...created(parts.key),
      time: parts.time,
      detail: { bucket: { name: parts.bucket }, object: { key: parts.key } },
    }));
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    event.map((each) => JSON.stringify(each)),
  );
  fc.assert(
    fc.property(fc.oneof(body, fc.anything()), (any) => {
      const request = readBody(any);
      for (const { time: at } of request?.changes ?? []) {
        expect(at).toBe(new Date(at).toISOString());
      }
    }),
    { numRuns: 2000 },
  );
});

describe('several requests', () => {
  const change = (key: string) => ({ key, time: '2026-10-01T12:00:00.000Z' });

  it('become one with all their changes', () => {
    const merged = mergeRequests([
      { changes: [change('a')], scope: 'changes' },
      { changes: [], scope: 'changes' },
      { changes: [change('b')], scope: 'changes' },
    ]);

    expect(merged).toEqual({ changes: [change('a'), change('b')], scope: 'changes' });
  });

  it('become a rebuild if one of them is a rebuild', () => {
    const merged = mergeRequests([
      { changes: [change('a')], scope: 'changes' },
      { changes: [], scope: 'rebuild' },
    ]);

    expect(merged.scope).toBe('rebuild');
  });
});
