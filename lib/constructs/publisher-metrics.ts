import { Duration } from 'aws-cdk-lib';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type MetricName, metricsNamespace } from '../../lambda/contract.ts';

/** A metric that the function writes into its log. */
export const publisherMetric = (
  publisher: IFunction,
  metricName: MetricName,
  options: MetricOptions = {},
): Metric =>
  new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { FunctionName: publisher.functionName },
    statistic: 'Sum',
    period: Duration.minutes(5),
    ...options,
  });
