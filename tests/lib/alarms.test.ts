import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  ofType,
  type ReadableTemplate,
  type Resource,
  readableTemplate,
  resource,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack({ settings: { alarmEmail: 'desk@example.org' } }));
}, 60_000);

const runbook = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');

const alarms = (): readonly Resource[] => Object.values(ofType(template, 'AWS::CloudWatch::Alarm'));

/** The anchors of the sections below "Alarms". */
const sections = (): string[] => {
  const [, chapter = ''] = /^## Alarms$(.*?)^## /ms.exec(runbook) ?? [];
  return [...chapter.matchAll(/^### (.*)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
};

test('every alarm leads to its section of the runbook, and every section has its alarm', () => {
  const anchors = alarms().map(
    ({ Properties }) =>
      /Runbook: docs\/operating\.md#(.+)$/.exec(String(Properties.AlarmDescription))?.[1],
  );

  expect(sections().length).toBeGreaterThan(0);
  expect(anchors.sort()).toEqual(sections().sort());
});

test('every section tells what to look at or what to type', () => {
  const [, chapter = ''] = /^## Alarms$(.*?)^## /ms.exec(runbook) ?? [];

  for (const section of chapter.split(/^### /m).slice(1)) {
    expect(section, section.split('\n')[0]).toMatch(/^```sh$/m);
  }
});

test('every alarm goes to the topic', () => {
  for (const { Properties } of alarms()) {
    expect(Properties).toMatchObject({ AlarmActions: ['<AlarmTopic>'] });
  }
});

test('the topic writes to the address that is set', () => {
  expect(Object.values(ofType(template, 'AWS::SNS::Subscription'))).toMatchObject([
    { Properties: { Protocol: 'email', Endpoint: 'desk@example.org', TopicArn: '<AlarmTopic>' } },
  ]);
});

test('alarms of CloudWatch may publish to the topic although it has a policy of its own', () => {
  expect(resource(template, 'AlarmTopicPolicy').Properties).toMatchObject({
    PolicyDocument: {
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
        }),
      ]),
    },
  });
});

test.each([
  ['DeadLetters', 'a dead letter', { Threshold: 1, Period: 60 }],
  ['UndeliveredEvents', 'an event that was not delivered', { Threshold: 1, Period: 60 }],
  ['FunctionErrors', 'a second error in a quarter of an hour', { DatapointsToAlarm: 2 }],
  ['Throttles', 'lasting throttling', { DatapointsToAlarm: 2 }],
  ['OldMessages', 'messages that wait for five minutes', { Threshold: 300 }],
  ['RejectedArticles', 'a rejected article', { Threshold: 1, Namespace: 'Newsstand' }],
])('%s goes off at %s, and stays calm where nothing is measured', (id, _, expected) => {
  expect(resource(template, `Alarms${id}`).Properties).toMatchObject({
    ...{ ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching' },
    ...expected,
  });
});

test('Silence goes off where nothing is measured', () => {
  expect(resource(template, 'AlarmsSilence').Properties).toMatchObject({
    ...{ ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' },
    ...{ MetricName: 'Invocations', Threshold: 1, Period: 300, EvaluationPeriods: 3 },
  });
});

test('alarms watch the publisher and its queues', () => {
  const dimensions = alarms().map(({ Properties: { MetricName, Dimensions } }) => {
    const [{ Value }] = Dimensions as [{ Value: string }];
    return `${MetricName} of ${Value}`;
  });

  expect(dimensions.sort()).toEqual([
    'ApproximateAgeOfOldestMessage of <PublishQueue.QueueName>',
    'ApproximateNumberOfMessagesVisible of <PublishQueueDeadLetterQueue.QueueName>',
    'ApproximateNumberOfMessagesVisible of <PublishQueueUndeliveredEvents.QueueName>',
    'Errors of <PublisherFunction>',
    'Invocations of <PublisherFunction>',
    'Rejected of <PublisherFunction>',
    'Throttles of <PublisherFunction>',
  ]);
});
