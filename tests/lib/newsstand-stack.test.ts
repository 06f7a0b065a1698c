import { beforeAll, expect, test } from 'vitest';
import { makeStack, type ReadableTemplate, readableTemplate } from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const outputs = () =>
  Object.fromEntries(Object.entries(template.Outputs).map(([name, { Value }]) => [name, Value]));

test('tells where the feeds are and where articles go', () => {
  const site = 'https://<DeliveryDistribution.DomainName>';

  expect(outputs()).toMatchObject({
    SiteUrl: `${site}/`,
    RssUrl: `${site}/rss.xml`,
    AtomUrl: `${site}/atom.xml`,
    JsonFeedUrl: `${site}/feed.json`,
    ContentBucketName: '<ContentStoreBucket>',
    EditorsPolicyArn: '<EditorsPolicy>',
  });
});

test('tells the operator what the runbook asks for', () => {
  expect(outputs()).toMatchObject({
    FunctionName: '<PublisherFunction>',
    LogGroupName: '<PublisherLogGroup>',
    SiteBucketName: '<SiteStoreBucket>',
    StateBucketName: '<StateStoreBucket>',
    PublishQueueUrl: '<PublishQueue>',
    DeadLetterQueueUrl: '<PublishQueueDeadLetterQueue>',
    DeadLetterQueueArn: '<PublishQueueDeadLetterQueue.Arn>',
    UndeliveredEventsUrl: '<PublishQueueUndeliveredEvents>',
    AlarmTopicArn: '<AlarmTopic>',
  });
});

test('uploads its content to a bucket of its own, and to another one only if told to', () => {
  const uploads = (settings: object) =>
    Object.values(readableTemplate(makeStack({ settings })).Resources).some(
      ({ Type }) => Type === 'Custom::CDKBucketDeployment',
    );

  expect(uploads({})).toBe(true);
  expect(uploads({ uploadContent: false })).toBe(false);
  expect(uploads({ contentBucket: 'existing' })).toBe(false);
  expect(uploads({ contentBucket: 'existing', uploadContent: true })).toBe(true);
});

test('has these resources', () => {
  const types = Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]);

  expect(Object.fromEntries(types)).toMatchSnapshot();
});
