import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type CreateAlarmOptions,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { metricNames } from '../../lambda/contract.ts';
import { publisherMetric } from './publisher-metrics.ts';

export interface AlarmsProps {
  readonly publisher: IFunction;
  readonly queue: IQueue;
  readonly deadLetterQueue: IQueue;
  /** Of events that never came as far as the queue. */
  readonly undeliveredEvents: IQueue;
  /** Who is told. */
  readonly topic: ITopic;
}

interface AlarmDefinition extends Partial<CreateAlarmOptions> {
  /** What is wrong, in one sentence. */
  readonly meaning: string;
  readonly metric: Metric;
}

const runbook = 'docs/operating.md';
const minutes = Duration.minutes;

/**
 * What wakes somebody. Each alarm has a section of the same name in the runbook, which its description
 * points to. Where nothing is measured all is well, but for silence.
 */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(props.topic);
    this.all = Object.entries(definitions(props)).map(([name, { meaning, metric, ...options }]) => {
      const anchor = name.toLowerCase().replaceAll(' ', '-');
      const alarm = new Alarm(this, pascalCase(name), {
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        ...options,
        metric,
        alarmDescription: `${meaning} Runbook: ${runbook}#${anchor}`,
      });
      alarm.addAlarmAction(action);
      return alarm;
    });
  }
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase());

const definitions = (props: AlarmsProps): Readonly<Record<string, AlarmDefinition>> => ({
  'Dead letters': {
    meaning: 'Changes of the content could not be published and were set aside.',
    metric: held(props.deadLetterQueue),
  },
  'Undelivered events': {
    meaning: 'EventBridge could not hand events over to the queue.',
    metric: held(props.undeliveredEvents),
  },
  'Function errors': {
    meaning: 'The publisher was cut off or has crashed, again and again.',
    metric: props.publisher.metricErrors({ period: minutes(5) }),
    // Redelivery mends a single one.
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  },
  Throttles: {
    meaning: 'Lambda does not let the publisher run.',
    metric: props.publisher.metricThrottles({ period: minutes(5) }),
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  },
  'Old messages': {
    meaning: 'Changes of the content have been waiting for more than five minutes.',
    metric: props.queue.metricApproximateAgeOfOldestMessage({
      statistic: 'Maximum',
      period: minutes(1),
    }),
    threshold: 300,
    evaluationPeriods: 5,
  },
  'Rejected articles': {
    meaning: 'Articles have mistakes and were not published as they are now.',
    metric: publisherMetric(props.publisher, metricNames.rejected),
  },
  Silence: {
    meaning: 'The publisher has not run for a quarter of an hour, though it should every minute.',
    metric: props.publisher.metricInvocations({ period: minutes(5) }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
    evaluationPeriods: 3,
  },
});

const held = (queue: IQueue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: minutes(1) });
