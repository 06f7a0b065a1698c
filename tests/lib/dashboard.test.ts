import { beforeAll, expect, test } from 'vitest';
import { metricNames } from '../../lambda/contract.ts';
import { makeStack, ofType, type ReadableTemplate, readableTemplate, resource } from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const body = () => String(resource(template, 'Dashboard').Properties.DashboardBody);

test('the dashboard shows every alarm', () => {
  const shown = [...body().matchAll(/"<(Alarms\w+)\.Arn>"/g)].map(([, id]) => id);

  expect(shown.sort()).toEqual(Object.keys(ofType(template, 'AWS::CloudWatch::Alarm')).sort());
});

test('the dashboard shows what the function, the queues and the readers’ side measure', () => {
  const shown = [...body().matchAll(/\["([\w/]+)","(\w+)"/g)].map(
    ([, namespace, name]) => `${namespace} ${name}`,
  );

  const { objectsWritten, objectsDeleted, ...others } = metricNames;
  for (const name of Object.values(others)) expect(shown).toContain(`Newsstand ${name}`);
  expect(shown).toEqual(
    expect.arrayContaining([
      'AWS/SQS ApproximateAgeOfOldestMessage',
      'AWS/Lambda Errors',
      'AWS/Lambda Throttles',
      'AWS/CloudFront Requests',
      'AWS/CloudFront 5xxErrorRate',
    ]),
  );
});
