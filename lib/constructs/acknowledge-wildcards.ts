import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges, with a reason, resources with a wildcard in the policies below `scope`. Any other wildcard
 * stays a finding.
 *
 * @param arns exactly as in the policy statement
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
