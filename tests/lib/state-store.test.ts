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

test('deletes the state with the stack', () => {
  expect(resource(template, 'StateStoreBucket').DeletionPolicy).toBe('Delete');
});

test('lets the publisher read, write and delete the state', () => {
  expect(
    rightsOf(template, 'PublisherRole').filter((line) => line.includes('<StateStore')),
  ).toEqual([
    'Allow s3:DeleteObject <StateStoreBucket.Arn>/*',
    'Allow s3:GetObject <StateStoreBucket.Arn>/*',
    'Allow s3:ListBucket <StateStoreBucket.Arn>',
    'Allow s3:PutObject <StateStoreBucket.Arn>/*',
  ]);
});

test('gives only the publisher access to the state', () => {
  const mentions = Object.entries(template.Resources)
    .filter(
      ([id, { Properties }]) =>
        id !== 'StateStoreBucket' && JSON.stringify(Properties ?? {}).includes('<StateStoreBucket'),
    )
    .map(([id]) => id);

  expect(mentions.sort()).toEqual([
    'PublisherFunction',
    'PublisherRoleDefaultPolicy',
    'StateStoreBucketPolicy',
  ]);
});
