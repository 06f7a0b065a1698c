import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';

const domainName = v.pipe(
  v.string('is not text'),
  v.regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+$/,
    'is not a domain name, such as news.example.org',
  ),
);

const schema = v.strictObject(
  {
    /** The domain of the site. */
    domain: v.optional(domainName),
    /** The Route 53 zone of the domain. @default - the part after the domain's first dot */
    hostedZone: v.optional(domainName),
    /** The domain's certificate, in us-east-1. @default - a stack in that region creates one */
    certificateArn: v.optional(
      v.pipe(
        v.string('is not text'),
        v.regex(
          /^arn:[^:]+:acm:us-east-1:\d{12}:certificate\/\S+$/,
          'is not a certificate in us-east-1',
        ),
      ),
    ),
    /** An address that gets alarms. */
    alarmEmail: v.optional(v.pipe(v.string('is not text'), v.email('is not an e-mail address'))),
    /** The name of an existing bucket with the content. */
    contentBucket: v.optional(
      v.pipe(v.string('is not text'), v.minLength(3, 'is not a bucket name')),
    ),
    /** Whether deployments upload the folder content/. @default - only to a bucket of the stack */
    uploadContent: v.optional(v.boolean('is not true or false')),
    logRetentionDays: v.optional(
      v.enum(RetentionDays, 'is not a retention time that CloudWatch Logs offers'),
    ),
  },
  'is not a map of settings',
);

/** The operator's settings, below `newsstand` in the context of cdk.json. */
export type Settings = v.InferOutput<typeof schema>;

/** @throws Error with all faults of the settings */
export const readSettings = (given: unknown = {}): Settings => {
  const result = v.safeParse(schema, given);
  const faults = (result.issues ?? []).map((issue) => {
    const field = v.getDotPath(issue);
    if (field === null) return issue.message;
    const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
    return isUnknown
      ? `${field} is not a known setting; known settings: ${Object.keys(schema.entries).join(', ')}`
      : `${field} ${issue.message}`;
  });
  if (result.success) {
    const { domain, hostedZone, certificateArn } = result.output;
    if (domain !== undefined || (hostedZone ?? certificateArn) === undefined) return result.output;
    faults.push('hostedZone and certificateArn need a domain');
  }
  throw new Error(`cdk.json, context, newsstand: ${faults.join('; ')}`);
};
