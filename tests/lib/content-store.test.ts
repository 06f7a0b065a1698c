import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  type ReadableTemplate,
  readableTemplate,
  resource,
  rightsOf,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const bucket = () => resource(template, 'ContentStoreBucket');

test('keeps the content bucket when the stack is deleted', () => {
  expect(bucket()).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('keeps what was overwritten or deleted for 90 days', () => {
  expect(bucket().Properties).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: { Rules: [{ NoncurrentVersionExpiration: { NoncurrentDays: 90 } }] },
  });
});

test('never expires a current version', () => {
  expect(JSON.stringify(bucket().Properties)).not.toMatch(/"Expiration(InDays|Date)"/);
});

test('clears away uploads that stay incomplete for a week', () => {
  expect(bucket().Properties).toMatchObject({
    LifecycleConfiguration: {
      Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
    },
  });
});

test('sends its events to EventBridge by a property of the bucket', () => {
  expect(bucket().Properties.NotificationConfiguration).toEqual({
    EventBridgeConfiguration: { EventBridgeEnabled: true },
  });
});

test('lets the publisher read the content and change nothing of it', () => {
  expect(
    rightsOf(template, 'PublisherRole').filter((line) => line.includes('<ContentStore')),
  ).toEqual([
    'Allow s3:GetObject <ContentStoreBucket.Arn>/articles/*',
    'Allow s3:GetObject <ContentStoreBucket.Arn>/media/*',
    'Allow s3:GetObject <ContentStoreBucket.Arn>/publication.yaml',
    'Allow s3:ListBucket <ContentStoreBucket.Arn>',
  ]);
});
