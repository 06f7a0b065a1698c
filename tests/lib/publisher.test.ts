import { beforeAll, expect, test } from 'vitest';
import { environmentNames } from '../../lambda/contract.ts';
import {
  makeStack,
  ofType,
  type ReadableTemplate,
  readableTemplate,
  resource,
  rightsOf,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const publisher = () => resource(template, 'PublisherFunction').Properties;

test('writes only the site and the state', () => {
  const writes = rightsOf(template, 'PublisherRole').filter((line) => /s3:(?!Get|List)/.test(line));

  expect(writes).toEqual([
    'Allow s3:DeleteObject <SiteStoreBucket.Arn>/*',
    'Allow s3:DeleteObject <StateStoreBucket.Arn>/*',
    'Allow s3:PutObject <SiteStoreBucket.Arn>/*',
    'Allow s3:PutObject <StateStoreBucket.Arn>/*',
  ]);
});

test('may otherwise take from its queue, send to it, and write its log', () => {
  expect(rightsOf(template, 'PublisherRole').filter((line) => !line.includes(' s3:'))).toEqual([
    'Allow logs:CreateLogStream <PublisherLogGroup.Arn>',
    'Allow logs:PutLogEvents <PublisherLogGroup.Arn>',
    'Allow sqs:ChangeMessageVisibility <PublishQueue.Arn>',
    'Allow sqs:DeleteMessage <PublishQueue.Arn>',
    'Allow sqs:GetQueueAttributes <PublishQueue.Arn>',
    'Allow sqs:GetQueueUrl <PublishQueue.Arn>',
    'Allow sqs:ReceiveMessage <PublishQueue.Arn>',
    'Allow sqs:SendMessage <PublishQueue.Arn>',
  ]);
});

test('is told every name of the environment that it reads', () => {
  expect(publisher().Environment).toEqual({
    Variables: {
      [environmentNames.contentBucket]: '<ContentStoreBucket>',
      [environmentNames.stateBucket]: '<StateStoreBucket>',
      [environmentNames.siteBucket]: '<SiteStoreBucket>',
      [environmentNames.baseUrl]: 'https://<DeliveryDistribution.DomainName>',
      [environmentNames.publishQueueUrl]: '<PublishQueue>',
      NODE_OPTIONS: '--enable-source-maps',
    },
  });
});

test('takes up to ten messages at a time and reports those that failed', () => {
  expect(Object.values(ofType(template, 'AWS::Lambda::EventSourceMapping'))).toEqual([
    expect.objectContaining({
      Properties: {
        EventSourceArn: '<PublishQueue.Arn>',
        FunctionName: '<PublisherFunction>',
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    }),
  ]);
});

test('runs on Node 24 on ARM with three minutes and JSON logs', () => {
  expect(publisher()).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Timeout: 180,
    LoggingConfig: { LogFormat: 'JSON', LogGroup: '<PublisherLogGroup>' },
  });
});

test('may continue a reconciliation by calling itself through the queue more than sixteen times', () => {
  expect(publisher().RecursiveLoop).toBe('Allow');
});

test('is called by its queue only', () => {
  expect(ofType(template, 'AWS::Lambda::Permission')).toEqual({});
  expect(ofType(template, 'AWS::Lambda::Url')).toEqual({});
});
