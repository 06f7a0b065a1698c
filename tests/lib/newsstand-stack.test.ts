import { beforeAll, expect, test } from 'vitest';
import { makeStack, ofType, type ReadableTemplate, readableTemplate, rightsOf } from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

test('tells where the feeds are and where articles go', () => {
  const site = 'https://<DeliveryDistribution.DomainName>';
  const outputs = Object.entries(template.Outputs).map(([name, { Value }]) => [name, Value]);

  expect(Object.fromEntries(outputs)).toEqual({
    SiteUrl: `${site}/`,
    RssUrl: `${site}/rss.xml`,
    AtomUrl: `${site}/atom.xml`,
    JsonFeedUrl: `${site}/feed.json`,
    ContentBucketName: '<ContentStoreBucket>',
    PublishQueueUrl: '<PublishQueue>',
    DeadLetterQueueUrl: '<PublishQueueDeadLetterQueue>',
    FunctionName: '<PublisherFunction>',
  });
});

test('has this shape', () => {
  const types = Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]);
  const roles = Object.keys(ofType(template, 'AWS::IAM::Role'));

  expect({
    resources: Object.fromEntries(types),
    rights: Object.fromEntries(roles.map((role) => [role, rightsOf(template, role)])),
    outputs: Object.keys(template.Outputs),
  }).toMatchSnapshot();
});
