import { expect, it } from 'vitest';
import { describeMetrics } from '../../../lambda/aws/metrics.ts';

it('writes metrics on one line, in the embedded metric format', () => {
  const line = describeMetrics(
    {
      Rejected: { value: 2, unit: 'Count' },
      PublishLatency: { value: 1500, unit: 'Milliseconds' },
    },
    'newsstand-publisher',
    1_790_000_000_000,
  );

  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    _aws: {
      Timestamp: 1_790_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'Newsstand',
          Dimensions: [['FunctionName']],
          Metrics: [
            { Name: 'Rejected', Unit: 'Count' },
            { Name: 'PublishLatency', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
    FunctionName: 'newsstand-publisher',
    Rejected: 2,
    PublishLatency: 1500,
  });
});
