import { Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';

/** Everything but what makes the bucket private, which is not for choice. */
export type PrivateBucketProps = Omit<
  BucketProps,
  'blockPublicAccess' | 'publicReadAccess' | 'encryption' | 'encryptionKey' | 'enforceSSL'
> &
  Required<Pick<BucketProps, 'removalPolicy'>>;

/** What may be done to which objects. */
export interface ObjectRights {
  /** Such as `s3:GetObject`. */
  readonly actions: readonly string[];
  /** A key, or a key prefix followed by `*`. */
  readonly keys: readonly string[];
}

/**
 * A bucket that nobody reaches without a right of their own, and only by TLS. Its objects are
 * encrypted with keys of S3, so that equal bytes have equal ETags.
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id, {
      ...props,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would need a bucket of their own to keep, guard and empty. Who may reach this bucket is fixed by narrow roles; CloudTrail data events answer who did.',
    });
  }

  /** Lets the grantee list the bucket, and do no more than the given to its objects. */
  grantObjects(grantee: IGrantable, { actions, keys }: ObjectRights): void {
    const principal = grantee.grantPrincipal;
    const arns = keys.map((key) => this.arnForObjects(key));
    principal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucketArn] }),
    );
    principal.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: arns }));
    if (Construct.isConstruct(principal)) {
      acknowledgeWildcards(
        principal,
        arns.filter((arn) => arn.endsWith('*')),
        'Object keys are not known beforehand; the wildcard ends at this bucket and prefix.',
      );
    }
  }
}
