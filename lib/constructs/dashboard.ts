import { Duration } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IAlarm,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type MetricName, metricNames } from '../../lambda/contract.ts';
import { publisherMetric } from './publisher-metrics.ts';

export interface DashboardProps {
  readonly publisher: IFunction;
  readonly queue: IQueue;
  readonly deadLetterQueue: IQueue;
  readonly undeliveredEvents: IQueue;
  readonly distribution: IDistribution;
  readonly alarms: readonly IAlarm[];
}

/** A dashboard with alarms, publishing, queues, the function and CloudFront. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { publisher, queue, deadLetterQueue, undeliveredEvents, distribution, alarms } = props;
    const own = (name: MetricName, statistic = 'Sum') =>
      publisherMetric(publisher, name, { statistic, label: `${name} ${statistic}` });
    const delivered = (metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/CloudFront',
        metricName,
        statistic,
        region: 'us-east-1',
        dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
        period: Duration.minutes(5),
      });
    const graph = (title: string, left: Metric[], right: Metric[] = []) =>
      new GraphWidget({ title, left, right, width: 8 });

    new CloudWatchDashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 3 })],
        [
          graph('Articles', [
            own(metricNames.published),
            own(metricNames.unchanged),
            own(metricNames.waiting),
            own(metricNames.withdrawn),
            own(metricNames.rejected),
          ]),
          graph('From the change to the feeds (ms)', [
            own(metricNames.publishLatency, 'p50'),
            own(metricNames.publishLatency, 'p99'),
          ]),
          graph('Age of the newest entry (s)', [own(metricNames.newestEntryAge, 'Minimum')]),
        ],
        [
          graph(
            'Messages that wait, and the age of the oldest (s)',
            [queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' })],
            [queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })],
          ),
          graph('Messages set aside', [
            deadLetterQueue.metricApproximateNumberOfMessagesVisible({ label: 'dead letters' }),
            undeliveredEvents.metricApproximateNumberOfMessagesVisible({ label: 'undelivered' }),
            own(metricNames.failedMessages),
          ]),
          graph('Requests to S3', [own(metricNames.s3Requests)]),
        ],
        [
          graph(
            'Publisher, and its duration (ms)',
            [publisher.metricInvocations(), publisher.metricErrors(), publisher.metricThrottles()],
            [publisher.metricDuration({ statistic: 'p99' })],
          ),
          graph('Requests of readers', [delivered('Requests', 'Sum')]),
          graph('Answers with errors (%)', [
            delivered('4xxErrorRate', 'Average'),
            delivered('5xxErrorRate', 'Average'),
          ]),
        ],
      ],
    });
  }
}
