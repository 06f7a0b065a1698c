import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  ofType,
  type ReadableTemplate,
  readableTemplate,
  resource,
  statementsIn,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const rules = () => ofType(template, 'AWS::Events::Rule');

test('matches changes of the publication, the articles and the media, and of nothing else', () => {
  expect(resource(template, 'PublishQueueContentChanged').Properties.EventPattern).toEqual({
    source: ['aws.s3'],
    'detail-type': ['Object Created', 'Object Deleted'],
    detail: {
      bucket: { name: ['<ContentStoreBucket>'] },
      object: { key: ['publication.yaml', { prefix: 'articles/' }, { prefix: 'media/' }] },
    },
  });
});

test('ticks every minute', () => {
  expect(resource(template, 'PublishQueueTick').Properties).toMatchObject({
    ScheduleExpression: 'rate(1 minute)',
    State: 'ENABLED',
  });
});

test('sends every event to the queue in one message group', () => {
  const targets = Object.values(rules()).map(({ Properties }) => Properties.Targets);

  expect(targets).toHaveLength(2);
  for (const target of targets) {
    expect(target).toEqual([
      expect.objectContaining({
        Arn: '<PublishQueue.Arn>',
        SqsParameters: { MessageGroupId: 'publish' },
      }),
    ]);
  }
});

test('passes events on as they are, so that their ids keep equal ones apart', () => {
  for (const { Properties } of Object.values(rules())) {
    expect(JSON.stringify(Properties.Targets)).not.toMatch(/"Input/);
  }
  expect(resource(template, 'PublishQueue').Properties.ContentBasedDeduplication).toBe(true);
});

test('takes messages of these two rules only', () => {
  const allowed = statementsIn(resource(template, 'PublishQueuePolicy').Properties).filter(
    ({ Effect }) => Effect === 'Allow',
  );

  expect(allowed.map(({ Principal, Condition }) => ({ Principal, Condition }))).toEqual(
    Object.keys(rules()).map((id) => ({
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': `<${id}.Arn>` } },
    })),
  );
});

test('keeps a message hidden for longer than the publisher may run', () => {
  const hidden = resource(template, 'PublishQueue').Properties.VisibilityTimeout;
  const running = resource(template, 'PublisherFunction').Properties.Timeout;

  expect(hidden).toBe(Number(running) + 30);
});

test('keeps events that EventBridge cannot hand over for 14 days', () => {
  const keeper = 'PublishQueueUndeliveredEvents';

  for (const { Properties } of Object.values(rules())) {
    expect(Properties.Targets).toMatchObject([{ DeadLetterConfig: { Arn: `<${keeper}.Arn>` } }]);
  }
  expect(resource(template, keeper).Properties).toMatchObject({
    MessageRetentionPeriod: 14 * 24 * 60 * 60,
  });
  // EventBridge sends no group to it, without which a FIFO queue takes nothing.
  expect(resource(template, keeper).Properties).not.toHaveProperty('FifoQueue');
});

test('sets a message aside after three failures, for 14 days', () => {
  expect(resource(template, 'PublishQueue').Properties.RedrivePolicy).toEqual({
    deadLetterTargetArn: '<PublishQueueDeadLetterQueue.Arn>',
    maxReceiveCount: 3,
  });
  expect(resource(template, 'PublishQueueDeadLetterQueue').Properties).toMatchObject({
    FifoQueue: true,
    MessageRetentionPeriod: 14 * 24 * 60 * 60,
  });
});
