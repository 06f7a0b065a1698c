import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';

/** Actions on objects. */
export interface ObjectRights {
  /** Such as `s3:GetObject`. */
  readonly actions: readonly string[];
  /** A key, or a key prefix followed by `*`. */
  readonly keys: readonly string[];
}

/** Allows the grantee to list the bucket, and only the given actions on its objects. */
export const grantObjects = (
  bucket: IBucket,
  grantee: IGrantable,
  { actions, keys }: ObjectRights,
): void => {
  const principal = grantee.grantPrincipal;
  const arns = keys.map((key) => bucket.arnForObjects(key));
  principal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
  );
  principal.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: arns }));
  if (Construct.isConstruct(principal)) {
    acknowledgeWildcards(
      principal,
      arns.filter((arn) => arn.endsWith('*')),
      'Object keys are not known beforehand; the wildcard ends at this bucket and prefix.',
    );
  }
};
