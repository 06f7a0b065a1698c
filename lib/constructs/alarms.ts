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
  /** The queue of events that EventBridge could not deliver. */
  readonly undeliveredEvents: IQueue;
  /** The topic of the alarms. */
  readonly topic: ITopic;
}

interface AlarmDefinition extends Partial<CreateAlarmOptions> {
  /** The fault, in one sentence. */
  readonly meaning: string;
  readonly metric: Metric;
}

const runbook = 'docs/operating.md';
const minutes = Duration.minutes;

/**
 * The alarms. The description of each names its section in the runbook, which has the same title. Missing
 * data is not a fault, except for the alarm "Silence".
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
    meaning: 'Changes of the content failed three times and are in the dead-letter queue.',
    metric: held(props.deadLetterQueue),
  },
  'Undelivered events': {
    meaning: 'EventBridge could not deliver events to the queue.',
    metric: held(props.undeliveredEvents),
  },
  'Function errors': {
    meaning: 'The publisher timed out or crashed repeatedly.',
    metric: props.publisher.metricErrors({ period: minutes(5) }),
    // A redelivery fixes a single error.
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  },
  Throttles: {
    meaning: 'Lambda refuses to run the publisher.',
    metric: props.publisher.metricThrottles({ period: minutes(5) }),
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  },
  'Old messages': {
    meaning: 'Changes of the content have waited for more than five minutes.',
    metric: props.queue.metricApproximateAgeOfOldestMessage({
      statistic: 'Maximum',
      period: minutes(1),
    }),
    threshold: 300,
    evaluationPeriods: 5,
  },
  'Rejected articles': {
    meaning: 'Articles have mistakes, and their new versions were not published.',
    metric: publisherMetric(props.publisher, metricNames.rejected),
  },
  Silence: {
    meaning:
      'The publisher has not run for a quarter of an hour, although it should run every minute.',
    metric: props.publisher.metricInvocations({ period: minutes(5) }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
    evaluationPeriods: 3,
  },
});

const held = (queue: IQueue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: minutes(1) });
