import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { contentKeys, environmentNames } from '../../lambda/contract.ts';
import { PrivateBucket } from './private-bucket.ts';

/** Every key that is content, as a key or a prefix with `*`. Other objects are nobody's business. */
export const contentKeyPatterns = [
  contentKeys.publication,
  `${contentKeys.articles}*`,
  `${contentKeys.media}*`,
] as const;

/**
 * The one bucket that editors write. It is the source of everything else and therefore outlives
 * the stack; what was overwritten or deleted can be had back for 90 days.
 */
export class ContentStore extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(90),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    // The property of the L2 bucket of the same meaning brings a custom resource that may change
    // the notifications of every bucket in the account.
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /** Lets the function read the content, and tells it where. */
  grantRead(reader: LambdaFunction): void {
    this.bucket.grantObjects(reader, { actions: ['s3:GetObject'], keys: contentKeyPatterns });
    reader.addEnvironment(environmentNames.contentBucket, this.bucket.bucketName);
  }
}
