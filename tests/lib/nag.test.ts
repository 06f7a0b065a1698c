import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import type { ContentStore } from '../../lib/constructs/content-store.ts';
import type { Publisher } from '../../lib/constructs/publisher.ts';
import type { NewsstandStack, NewsstandStackProps } from '../../lib/newsstand-stack.ts';
import { makeStack, newsstandIn } from './support.ts';

const timeout = 60_000;

const domain: NewsstandStackProps = {
  env: { account: '111122223333', region: 'us-east-1' },
  settings: { domain: 'news.example.org', alarmEmail: 'desk@example.org' },
};

/** Each unacknowledged finding as a line. */
const findings = (stack: NewsstandStack): readonly string[] => {
  Template.fromStack(stack);
  return new AwsSolutionsChecks(stack)
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
};

test(
  'AwsSolutions finds nothing that is not acknowledged',
  () => {
    expect(findings(makeStack())).toEqual([]);
    expect(findings(makeStack(domain))).toEqual([]);
  },
  timeout,
);

test(
  'AwsSolutions finds a queue that accepts requests without TLS',
  () => {
    const stack = makeStack();

    new Queue(stack, 'Careless');

    expect(findings(stack)).toContain('AwsSolutions-SQS4 Newsstand/Careless/Resource');
  },
  timeout,
);

test(
  'an acknowledged wildcard acknowledges no other',
  () => {
    const stack = makeStack();
    const { bucket } = newsstandIn(stack).node.findChild('ContentStore') as ContentStore;
    const publisher = newsstandIn(stack).node.findChild('Publisher') as Publisher;

    publisher.function.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }),
    );

    expect(findings(stack)).toEqual([
      expect.stringMatching(
        /^AwsSolutions-IAM5\[Resource::<ContentStoreBucket\w+\.Arn>\/\*\] Newsstand\/Default\/Publisher\/Role\//,
      ),
    ]);
  },
  timeout,
);
