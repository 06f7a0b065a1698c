import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  ofType,
  type ReadableTemplate,
  readableTemplate,
  type Statement,
  statementsIn,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const each = (type: string) => Object.entries(ofType(template, type));

/** Denies the action on the resource, and on everything below it, without TLS. */
const deniesPlainText = (action: string, arns: readonly string[]) =>
  expect.arrayContaining([
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: action,
      Resource: arns.length === 1 ? arns[0] : arns,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);

const policyOf = (type: string, id: string): readonly Statement[] =>
  each(type)
    .filter(([, { Properties }]) =>
      [Properties.Bucket, Properties.Queues].flat().includes(`<${id}>`),
    )
    .flatMap(([, policy]) => statementsIn(policy));

test('every bucket blocks public access', () => {
  expect(each('AWS::S3::Bucket')).toHaveLength(3);
  for (const [id, { Properties }] of each('AWS::S3::Bucket')) {
    expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  }
});

test('every bucket is encrypted with keys of S3', () => {
  for (const [id, { Properties }] of each('AWS::S3::Bucket')) {
    expect(Properties.BucketEncryption, id).toEqual({
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ],
    });
  }
});

test('every bucket denies requests without TLS', () => {
  for (const [id] of each('AWS::S3::Bucket')) {
    expect(policyOf('AWS::S3::BucketPolicy', id), id).toEqual(
      deniesPlainText('s3:*', [`<${id}.Arn>`, `<${id}.Arn>/*`]),
    );
  }
});

test('every queue is encrypted', () => {
  expect(each('AWS::SQS::Queue')).toHaveLength(3);
  for (const [id, { Properties }] of each('AWS::SQS::Queue')) {
    expect(Properties.SqsManagedSseEnabled, id).toBe(true);
  }
});

test('every queue denies requests without TLS', () => {
  for (const [id] of each('AWS::SQS::Queue')) {
    expect(policyOf('AWS::SQS::QueuePolicy', id), id).toEqual(
      deniesPlainText('sqs:*', [`<${id}.Arn>`]),
    );
  }
});

test('every function writes to a log group of its own that forgets', () => {
  const groups = each('AWS::Lambda::Function').map(([id, { Properties }]) => {
    const logging = Properties.LoggingConfig as { LogGroup: string } | undefined;
    const group = logging?.LogGroup.slice(1, -1) ?? '';
    const retention = ofType(template, 'AWS::Logs::LogGroup')[group]?.Properties.RetentionInDays;
    expect(retention, id).toBe(30);
    return group;
  });

  expect(groups).toHaveLength(2);
  expect(new Set(groups).size).toBe(groups.length);
});

test('the topic of the alarms denies requests without TLS', () => {
  const [[, policy] = []] = each('AWS::SNS::TopicPolicy');

  expect(statementsIn(policy)).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
});

test('no role takes rights from outside this stack', () => {
  expect(each('AWS::IAM::Role')).toHaveLength(2);
  for (const [id, { Properties }] of each('AWS::IAM::Role')) {
    expect(Properties, id).not.toHaveProperty('ManagedPolicyArns');
  }
});
