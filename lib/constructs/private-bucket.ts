import { Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Everything but what makes the bucket private, which is not for choice. */
export type PrivateBucketProps = Omit<
  BucketProps,
  'blockPublicAccess' | 'publicReadAccess' | 'encryption' | 'encryptionKey' | 'enforceSSL'
> &
  Required<Pick<BucketProps, 'removalPolicy'>>;

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
}
