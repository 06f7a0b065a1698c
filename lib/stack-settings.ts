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
    /** Of the site. */
    domain: v.optional(domainName),
    /** The zone of Route 53 that the domain lies in; what is behind its first dot if left out. */
    hostedZone: v.optional(domainName),
    /** Of the domain, in us-east-1. A stack in that region makes its own if it is left out. */
    certificateArn: v.optional(
      v.pipe(
        v.string('is not text'),
        v.regex(
          /^arn:[^:]+:acm:us-east-1:\d{12}:certificate\/\S+$/,
          'is not a certificate in us-east-1',
        ),
      ),
    ),
    /** Who is told of alarms. */
    alarmEmail: v.optional(v.pipe(v.string('is not text'), v.email('is not an e-mail address'))),
    /** The name of a bucket that holds the content already. */
    contentBucket: v.optional(
      v.pipe(v.string('is not text'), v.minLength(3, 'is not a bucket name')),
    ),
    /** Whether deployments upload the folder content/; by default, they do to a bucket of the stack. */
    uploadContent: v.optional(v.boolean('is not true or false')),
    logRetentionDays: v.optional(
      v.enum(RetentionDays, 'is none of the numbers of days that CloudWatch Logs offers'),
    ),
  },
  'is not a map of settings',
);

/** What an operator may set, below `newsstand` in the context of cdk.json. */
export type Settings = v.InferOutput<typeof schema>;

/** @throws Error that names every fault of the settings at once */
export const readSettings = (given: unknown = {}): Settings => {
  const result = v.safeParse(schema, given);
  const faults = (result.issues ?? []).map((issue) => {
    const field = v.getDotPath(issue);
    if (field === null) return issue.message;
    const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
    return isUnknown
      ? `${field} is not known; there are ${Object.keys(schema.entries).join(', ')}`
      : `${field} ${issue.message}`;
  });
  if (result.success) {
    const { domain, hostedZone, certificateArn } = result.output;
    if (domain !== undefined || (hostedZone ?? certificateArn) === undefined) return result.output;
    faults.push('hostedZone and certificateArn are of no use without a domain');
  }
  throw new Error(`cdk.json, context, newsstand: ${faults.join('; ')}`);
};
