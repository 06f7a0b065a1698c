import * as v from 'valibot';
import { parseJson } from '../core/parse-json.ts';
import type { PublishRequest } from '../publish/run.ts';

/** In bytes (docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html). */
const longestKey = 1024;

/** Whether S3 can have an object of that name. */
const isKey = (key: string): boolean =>
  key !== '' && !/\p{Surrogate}/u.test(key) && Buffer.byteLength(key) <= longestKey;

/**
 * An S3 event as EventBridge delivers it. Its key is not URL-encoded, unlike the key in S3's own
 * notifications (docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html).
 */
const objectEvent = v.object({
  source: v.literal('aws.s3'),
  'detail-type': v.picklist(['Object Created', 'Object Deleted']),
  time: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check((time) => !Number.isNaN(Date.parse(time))),
  ),
  detail: v.object({
    bucket: v.object({ name: v.string() }),
    object: v.object({ key: v.pipe(v.string(), v.check(isKey)) }),
  }),
});

const tick = v.object({ 'detail-type': v.literal('Scheduled Event') });

/** Asks the publisher to make everything again from the content. */
export const rebuildMessage = { action: 'rebuild' } as const;

/** Asks the publisher to continue a reconciliation that ran out of its budget. */
export const continueMessage = { action: 'continue' } as const;

const rebuild = v.object({ action: v.literal(rebuildMessage.action) });
const noChanges = v.union([tick, v.object({ action: v.literal(continueMessage.action) })]);

/**
 * @param body of a message of the queue, to which others may have written
 * @returns what it asks for; undefined when it cannot be understood, or tells of another bucket
 */
export const readMessage = (body: unknown, contentBucket: string): PublishRequest | undefined => {
  const message = typeof body === 'string' ? parseJson(body) : undefined;
  if (v.is(rebuild, message)) return { changes: [], scope: 'rebuild' };
  if (v.is(noChanges, message)) return { changes: [], scope: 'changes' };
  if (!v.is(objectEvent, message) || message.detail.bucket.name !== contentBucket) return undefined;
  const change = {
    key: message.detail.object.key,
    time: new Date(message.time).toISOString(),
  };
  return { changes: [change], scope: 'changes' };
};

/** Merges requests. The publisher reads the content as it is now, so one run answers all of them. */
export const mergeRequests = (requests: readonly PublishRequest[]): PublishRequest => ({
  changes: requests.flatMap(({ changes }) => changes),
  scope: requests.some(({ scope }) => scope === 'rebuild') ? 'rebuild' : 'changes',
});
