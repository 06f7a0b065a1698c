import { readdirSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { beforeAll, expect, test } from 'vitest';
import { contentKeys } from '../../lambda/contract.ts';
import { NewsstandStack } from '../../lib/newsstand-stack.ts';
import {
  assetPath,
  makeApp,
  ofType,
  type ReadableTemplate,
  readableTemplate,
  resource,
  rightsOf,
} from './support.ts';

let template: ReadableTemplate;
let app: App;
beforeAll(() => {
  app = makeApp();
  template = readableTemplate(new NewsstandStack(app, 'Newsstand'));
}, 60_000);

const deployment = () => resource(template, 'ContentDeploymentCustomResource');

test('waits for everything that makes an upload heard', () => {
  expect(deployment().DependsOn).toEqual(
    expect.arrayContaining([
      ...Object.keys(ofType(template, 'AWS::Events::Rule')),
      ...Object.keys(ofType(template, 'AWS::SQS::QueuePolicy')),
      ...Object.keys(ofType(template, 'AWS::Lambda::EventSourceMapping')),
      'PublisherFunction',
      'PublisherRoleDefaultPolicy',
    ]),
  );
});

test('waits for its own rights', () => {
  expect(deployment().DependsOn).toContain('ContentDeploymentRoleDefaultPolicy');
});

test('never deletes what editors uploaded', () => {
  expect(deployment().Properties).toMatchObject({
    DestinationBucketName: '<ContentStoreBucket>',
    Prune: false,
  });
  expect(deployment().Properties).not.toHaveProperty('RetainOnDelete', false);
});

test('takes along the publication, the articles and the media, and nothing else', () => {
  const known = Object.values(contentKeys).map((key) => key.replace('/', ''));

  const packed = readdirSync(assetPath(app, 'ContentDeployment/Content'));

  expect(packed).toContain('articles');
  expect(packed.filter((name) => !known.includes(name))).toEqual([]);
});

test('may add content, fetch its archive and write its log', () => {
  expect(rightsOf(template, 'ContentDeploymentRole')).toEqual([
    'Allow logs:CreateLogStream <ContentDeploymentLogGroup.Arn>',
    'Allow logs:PutLogEvents <ContentDeploymentLogGroup.Arn>',
    'Allow s3:GetObject arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip',
    'Allow s3:ListBucket <ContentStoreBucket.Arn>',
    'Allow s3:PutObject <ContentStoreBucket.Arn>/articles/*',
    'Allow s3:PutObject <ContentStoreBucket.Arn>/media/*',
    'Allow s3:PutObject <ContentStoreBucket.Arn>/publication.yaml',
  ]);
});

test('is the only custom resource', () => {
  const custom = Object.entries(template.Resources)
    .filter(([, { Type }]) => /^Custom::|CustomResource$/.test(Type))
    .map(([id]) => id);

  expect(custom).toEqual(['ContentDeploymentCustomResource']);
});
