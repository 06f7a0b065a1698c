import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/**
 * Records why the policies below `scope` may name these resources, each of which holds a wildcard.
 * Any other wildcard stays a finding.
 *
 * @param arns exactly as they stand in the policy statement
 */
export const acknowledgeWildcards = (
  scope: IConstruct,
  arns: readonly string[],
  reason: string,
): void => {
  for (const arn of arns.map((token) => flattenCfnReference(Stack.of(scope).resolve(token)))) {
    Validations.of(scope).acknowledge({ id: `AwsSolutions-IAM5[Resource::${arn}]`, reason });
  }
};
