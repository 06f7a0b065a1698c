import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, test } from 'vitest';
import { Newsstand, type NewsstandProps } from '../../lib/index.ts';
import { makeApp, ofType, readableTemplate, rightsOf } from './support.ts';

const env = { account: '111122223333', region: 'eu-central-1' };

/** Another stack, with a publication in it. */
const stackWith = (props?: (stack: Stack) => NewsstandProps, name = 'Gazette') => {
  const stack = new Stack(makeApp(), name, { env });
  const newsstand = new Newsstand(stack, 'News', props?.(stack));
  return { stack, newsstand };
};

describe('a publication in a custom stack', () => {
  test('takes no more than a line, and uploads nothing', () => {
    const template = readableTemplate(stackWith().stack);

    expect(Object.keys(ofType(template, 'AWS::S3::Bucket'))).toEqual([
      'NewsContentStoreBucket',
      'NewsStateStoreBucket',
      'NewsSiteStoreBucket',
    ]);
    expect(Object.values(template.Resources).map(({ Type }) => Type)).not.toContain(
      'Custom::CDKBucketDeployment',
    );
  });

  test('stands beside another one', () => {
    const { stack } = stackWith();

    new Newsstand(stack, 'Sports');

    expect(Object.keys(ofType(readableTemplate(stack), 'AWS::S3::Bucket'))).toHaveLength(6);
  });

  test('keeps its logs for as long as it is told', () => {
    const template = readableTemplate(
      stackWith(() => ({ logRetention: RetentionDays.ONE_YEAR })).stack,
    );

    for (const { Properties } of Object.values(ofType(template, 'AWS::Logs::LogGroup'))) {
      expect(Properties.RetentionInDays).toBe(365);
    }
  });

  test('tells a topic that exists already of its alarms', () => {
    const pager = (stack: Stack) => Topic.fromTopicArn(stack, 'Pager', 'arn:aws:sns:x:1:pager');
    const template = readableTemplate(stackWith((stack) => ({ alarmTopic: pager(stack) })).stack);

    expect(ofType(template, 'AWS::SNS::Topic')).toEqual({});
    for (const { Properties } of Object.values(ofType(template, 'AWS::CloudWatch::Alarm'))) {
      expect(Properties.AlarmActions).toEqual(['arn:aws:sns:x:1:pager']);
    }
  });
});

describe('a content bucket that exists already', () => {
  const eventsOf = (stack: Stack) =>
    ofType(readableTemplate(stack), 'AWS::Events::Rule').NewsPublishQueueContentChanged?.Properties;

  test('is listened to and read, and nothing more', () => {
    const { stack } = stackWith((stack) => ({
      contentBucket: Bucket.fromBucketName(stack, 'Existing', 'gazette-content'),
    }));
    const template = readableTemplate(stack);

    expect(Object.keys(ofType(template, 'AWS::S3::Bucket'))).toHaveLength(2);
    expect(eventsOf(stack)).toMatchObject({
      EventPattern: { detail: { bucket: { name: ['gazette-content'] } } },
    });
    expect(
      rightsOf(template, 'NewsPublisherRole').filter((line) => line.includes('gazette-content')),
    ).toEqual([
      'Allow s3:GetObject arn:aws:s3:::gazette-content/articles/*',
      'Allow s3:GetObject arn:aws:s3:::gazette-content/media/*',
      'Allow s3:GetObject arn:aws:s3:::gazette-content/publication.yaml',
      'Allow s3:ListBucket arn:aws:s3:::gazette-content',
    ]);
  });

  test('of which nothing is known is warned of', () => {
    const { stack } = stackWith((stack) => ({
      contentBucket: Bucket.fromBucketName(stack, 'Existing', 'gazette-content'),
    }));

    const warnings = stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === 'aws:cdk:warning')
      .map(({ data }) => data);
    expect(warnings).toContainEqual(expect.stringContaining('docs/operating.md'));
  });

  test.each([
    ['the bucket', (stack: Stack) => new Bucket(stack, 'Mine', { eventBridgeEnabled: true })],
    [
      'its resource',
      (stack: Stack) => {
        const bucket = new Bucket(stack, 'Mine');
        (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
          eventBridgeConfiguration: { eventBridgeEnabled: true },
        };
        return bucket;
      },
    ],
  ])('is taken if %s sends its events to EventBridge', (_, makeBucket) => {
    const { stack } = stackWith((stack) => ({ contentBucket: makeBucket(stack) }));

    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('is refused at synthesis if it sends none', () => {
    const { stack } = stackWith((stack) => ({ contentBucket: new Bucket(stack, 'Mine') }));

    expect(() => Template.fromStack(stack)).toThrow(
      'The content bucket Gazette/Mine does not send its events to EventBridge',
    );
  });

  test('is refused in another region', () => {
    const abroad = (stack: Stack) =>
      Bucket.fromBucketAttributes(stack, 'Abroad', { bucketName: 'abroad', region: 'us-west-2' });

    expect(() => stackWith((stack) => ({ contentBucket: abroad(stack) }))).toThrow(
      'is in us-west-2, but its events reach EventBridge only there, and the stack is in eu-central-1',
    );
  });

  test('is decrypted with its own key', () => {
    const encrypted = (stack: Stack) =>
      Bucket.fromBucketAttributes(stack, 'Encrypted', {
        bucketName: 'secret',
        encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/k'),
      });
    const { stack } = stackWith((stack) => ({ contentBucket: encrypted(stack) }));

    expect(rightsOf(readableTemplate(stack), 'NewsPublisherRole')).toContain(
      'Allow kms:Decrypt arn:aws:kms:eu-central-1:111122223333:key/k',
    );
  });
});

describe('names that CloudFront keeps once an account', () => {
  const namesIn = (name: string, region: string) => {
    const stack = new Stack(makeApp(), 'Id', { stackName: name, env: { ...env, region } });
    new Newsstand(stack, 'News');
    return Object.values(readableTemplate(stack).Resources)
      .filter(({ Type }) => /CloudFront::(?!Distribution)/.test(Type))
      .flatMap(({ Type, Properties }) =>
        [Properties, ...Object.values(Properties)].flatMap((part) =>
          typeof part === 'object' && part && 'Name' in part ? [`${Type} ${part.Name}`] : [],
        ),
      );
  };

  test('differ from region to region, and from stack to stack', () => {
    const long = 'a-stack-with-a-name-that-is-longer-than-what-cloudfront-takes-for-any-of-its-own';
    const names = [
      ...namesIn('Gazette', 'eu-central-1'),
      ...namesIn('Gazette', 'us-west-2'),
      ...namesIn('Courier', 'eu-central-1'),
      ...namesIn(`${long}-1`, 'eu-central-1'),
      ...namesIn(`${long}-2`, 'eu-central-1'),
    ];

    expect(names.length).toBeGreaterThanOrEqual(15);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are no longer than CloudFront takes', () => {
    const names = namesIn('a'.repeat(128), 'ap-southeast-1');

    for (const name of names) {
      const [type, value = ''] = name.split(' ');
      expect(value.length, name).toBeLessThanOrEqual(
        type === 'AWS::CloudFront::OriginAccessControl' || type === 'AWS::CloudFront::Function'
          ? 64
          : 128,
      );
    }
  });
});
