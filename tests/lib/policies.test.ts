import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  type ReadableTemplate,
  type Resource,
  readableTemplate,
  type Statement,
  statementsIn,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

/**
 * Every permission of the stack, with its reason. The grantee is a role, a service (limited to the resource
 * after the @), or a managed policy.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'Editors write content, see and bring back what was there before.': [
    'EditorsPolicy s3:GetObject <ContentStoreBucket.Arn>/{content}',
    'EditorsPolicy s3:GetObjectVersion <ContentStoreBucket.Arn>/{content}',
    'EditorsPolicy s3:PutObject <ContentStoreBucket.Arn>/{content}',
    'EditorsPolicy s3:DeleteObject <ContentStoreBucket.Arn>/{content}',
    'EditorsPolicy s3:AbortMultipartUpload <ContentStoreBucket.Arn>/{content}',
    'EditorsPolicy s3:ListBucket <ContentStoreBucket.Arn> if s3:prefix is publication.yaml, articles/*, media/*',
    'EditorsPolicy s3:ListBucketVersions <ContentStoreBucket.Arn> if s3:prefix is publication.yaml, articles/*, media/*',
  ],
  'The publisher reads content and changes nothing of it.': [
    'PublisherRole s3:GetObject <ContentStoreBucket.Arn>/{content}',
    'PublisherRole s3:ListBucket <ContentStoreBucket.Arn>',
  ],
  'The publisher alone makes the site and the state.': [
    'PublisherRole s3:DeleteObject <SiteStoreBucket.Arn>/*',
    'PublisherRole s3:GetObject <SiteStoreBucket.Arn>/*',
    'PublisherRole s3:ListBucket <SiteStoreBucket.Arn>',
    'PublisherRole s3:PutObject <SiteStoreBucket.Arn>/*',
    'PublisherRole s3:DeleteObject <StateStoreBucket.Arn>/*',
    'PublisherRole s3:GetObject <StateStoreBucket.Arn>/*',
    'PublisherRole s3:ListBucket <StateStoreBucket.Arn>',
    'PublisherRole s3:PutObject <StateStoreBucket.Arn>/*',
  ],
  'The publisher takes its work from one queue, and sends itself what is left of it.': [
    'PublisherRole sqs:ChangeMessageVisibility <PublishQueue.Arn>',
    'PublisherRole sqs:DeleteMessage <PublishQueue.Arn>',
    'PublisherRole sqs:GetQueueAttributes <PublishQueue.Arn>',
    'PublisherRole sqs:GetQueueUrl <PublishQueue.Arn>',
    'PublisherRole sqs:ReceiveMessage <PublishQueue.Arn>',
    'PublisherRole sqs:SendMessage <PublishQueue.Arn>',
  ],
  'The content deployment fetches its archive and adds content; it deletes and reads none.': [
    'ContentDeploymentRole s3:GetObject arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip',
    'ContentDeploymentRole s3:ListBucket <ContentStoreBucket.Arn>',
    'ContentDeploymentRole s3:PutObject <ContentStoreBucket.Arn>/{content}',
  ],
  'Functions write to their own logs.': [
    'PublisherRole logs:CreateLogStream <PublisherLogGroup.Arn>',
    'PublisherRole logs:PutLogEvents <PublisherLogGroup.Arn>',
    'ContentDeploymentRole logs:CreateLogStream <ContentDeploymentLogGroup.Arn>',
    'ContentDeploymentRole logs:PutLogEvents <ContentDeploymentLogGroup.Arn>',
  ],
  'Lambda runs the two functions in their roles.': [
    'lambda.amazonaws.com sts:AssumeRole PublisherRole',
    'lambda.amazonaws.com sts:AssumeRole ContentDeploymentRole',
  ],
  'This distribution alone reads the site; to know what is missing it has to list.': [
    'cloudfront.amazonaws.com@distribution/<DeliveryDistribution> s3:GetObject <SiteStoreBucket.Arn>',
    'cloudfront.amazonaws.com@distribution/<DeliveryDistribution> s3:GetObject <SiteStoreBucket.Arn>/*',
    'cloudfront.amazonaws.com@distribution/<DeliveryDistribution> s3:ListBucket <SiteStoreBucket.Arn>',
    'cloudfront.amazonaws.com@distribution/<DeliveryDistribution> s3:ListBucket <SiteStoreBucket.Arn>/*',
  ],
  'The two rules hand over events, and set aside those that they cannot.': [
    'events.amazonaws.com@<PublishQueueContentChanged.Arn> sqs:GetQueueAttributes <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueContentChanged.Arn> sqs:GetQueueUrl <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueContentChanged.Arn> sqs:SendMessage <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueContentChanged.Arn> sqs:SendMessage <PublishQueueUndeliveredEvents.Arn>',
    'events.amazonaws.com@<PublishQueueTick.Arn> sqs:GetQueueAttributes <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueTick.Arn> sqs:GetQueueUrl <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueTick.Arn> sqs:SendMessage <PublishQueue.Arn>',
    'events.amazonaws.com@<PublishQueueTick.Arn> sqs:SendMessage <PublishQueueUndeliveredEvents.Arn>',
  ],
  'Alarms of this account tell of themselves.': [
    'cloudwatch.amazonaws.com@<AWS::AccountId> sns:Publish <AlarmTopic>',
  ],
};

const contentKeys = ['publication.yaml', 'articles/*', 'media/*'];

const allowedLines = (): string[] =>
  Object.values(allowed)
    .flat()
    .flatMap((line) =>
      line.includes('{content}')
        ? contentKeys.map((key) => line.replace('{content}', key))
        : [line],
    );

/** The grantee of a statement that does not name one. */
const holderOf = (id: string, { Type, Properties }: Resource): string =>
  Type === 'AWS::IAM::Policy' ? String(Properties.Roles).replace(/^<(.*)>$/, '$1') : id;

/** The grantee. A service is limited to the resource or account of the condition. */
const whoIn = (statement: Statement, holder: string): { who: string; condition: string } => {
  const { Principal, Condition } = statement as {
    Principal?: { Service?: string };
    Condition?: Record<string, Record<string, unknown>>;
  };
  const [[key, value] = []] = Object.values(Condition ?? {}).flatMap(Object.entries);
  const prefix = key === 's3:prefix' ? ` if s3:prefix is ${[value].flat().join(', ')}` : undefined;
  if (Principal === undefined) return { who: holder, condition: prefix ?? given(Condition) };
  const service = Principal.Service ?? given(Principal);
  if (/^aws:Source(Arn|Account)$/i.test(key ?? '')) {
    return {
      who: `${service}@${String(value).replace(/^arn:.*:(?=distribution)/, '')}`,
      condition: '',
    };
  }
  return { who: service, condition: given(Condition) };
};

const given = (value: unknown): string => (value === undefined ? '' : ` ${JSON.stringify(value)}`);

/** Every permission of every resource, as a line. */
const rights = (): string[] =>
  Object.entries(template.Resources).flatMap(([id, resource]) =>
    statementsIn(resource.Properties)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap((statement) => {
        const { who, condition } = whoIn(statement, holderOf(id, resource));
        return [statement.Action]
          .flat()
          .flatMap((action) =>
            [statement.Resource ?? id].flat().map((on) => `${who} ${action} ${on}${condition}`),
          );
      }),
  );

test('every permission of the stack is listed here with its reason', () => {
  expect(rights().sort()).toEqual(allowedLines().sort());
});

test('no policy allows an action by wildcard', () => {
  const actions = allowing().flatMap(({ Action }) => Action);

  expect(actions).toContain('s3:PutObject');
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('no policy allows anything on every resource', () => {
  const resources = allowing().flatMap(({ Resource }) => Resource ?? []);

  expect(resources).toContain('<SiteStoreBucket.Arn>/*');
  expect(resources.filter((arn) => /^\*|:\*/.test(arn))).toEqual([]);
});

test('no policy allows anything to the public', () => {
  expect(allowing().filter(({ Principal }) => JSON.stringify(Principal)?.includes('*'))).toEqual(
    [],
  );
});

test('no policy is written by exception', () => {
  const written = JSON.stringify(template.Resources);

  expect(written).not.toMatch(/"Not(?:Action|Resource|Principal)"/);
});

const allowing = () => statementsIn(template.Resources).filter(({ Effect }) => Effect === 'Allow');
