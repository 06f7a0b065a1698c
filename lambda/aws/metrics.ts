import { type MetricName, metricsNamespace } from '../contract.ts';

export type Metrics = Readonly<Partial<Record<MetricName, Metric>>>;

interface Metric {
  readonly value: number;
  readonly unit: 'Count' | 'Milliseconds' | 'Seconds';
}

/**
 * Metrics in the embedded metric format, which CloudWatch extracts from a log
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * @param functionName the dimension that tells one deployment from another
 * @param now in milliseconds since 1970
 * @returns one line of JSON
 */
export const describeMetrics = (metrics: Metrics, functionName: string, now: number): string =>
  JSON.stringify({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: metricsNamespace,
          Dimensions: [['FunctionName']],
          Metrics: Object.entries(metrics).map(([Name, { unit }]) => ({ Name, Unit: unit })),
        },
      ],
    },
    FunctionName: functionName,
    ...Object.fromEntries(Object.entries(metrics).map(([name, { value }]) => [name, value])),
  });
