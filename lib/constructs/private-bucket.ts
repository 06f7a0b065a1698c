import { Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Bucket properties, except those that make the bucket private, which are fixed. */
export type PrivateBucketProps = Omit<
  BucketProps,
  'blockPublicAccess' | 'publicReadAccess' | 'encryption' | 'encryptionKey' | 'enforceSSL'
> &
  Required<Pick<BucketProps, 'removalPolicy'>>;

/**
 * A bucket without public access, and with access only by TLS. Its objects are encrypted with S3's keys, so
 * that equal bytes have equal ETags.
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
