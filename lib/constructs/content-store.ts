import { Annotations, CfnResource, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { contentKeys, environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/** The content, as keys or prefixes with `*`. The publisher has no access to other objects. */
export const contentKeyPatterns = [
  contentKeys.publication,
  `${contentKeys.articles}*`,
  `${contentKeys.media}*`,
] as const;

export interface ContentStoreProps {
  /** A bucket in the same account and region that sends its events to EventBridge. @default - a new one */
  readonly existingBucket?: IBucket | undefined;
}

/**
 * The bucket that editors write. It is the source of everything else, so it outlives the stack. Overwritten
 * and deleted objects can be restored for 90 days. An existing bucket is not changed.
 */
export class ContentStore extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { existingBucket }: ContentStoreProps) {
    super(scope, id);
    this.bucket = existingBucket ?? this.createBucket();
    if (existingBucket) this.checkThatItIsHeard(existingBucket);
  }

  /** Allows the function to read the content, and sets its environment. */
  grantRead(reader: LambdaFunction): void {
    grantObjects(this.bucket, reader, { actions: ['s3:GetObject'], keys: contentKeyPatterns });
    this.bucket.encryptionKey?.grantDecrypt(reader);
    reader.addEnvironment(environmentNames.contentBucket, this.bucket.bucketName);
  }

  private createBucket(): PrivateBucket {
    const bucket = new PrivateBucket(this, 'Bucket', {
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
    // The L2 property for this adds a custom resource that may change the notifications of every bucket
    // in the account.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return bucket;
  }

  /** Checks a bucket of this app. The configuration of other buckets is unknown, which gives a warning. */
  private checkThatItIsHeard(bucket: IBucket): void {
    const { region } = Stack.of(this);
    const itsRegion = bucket.env.region;
    const areKnown = !Token.isUnresolved(region) && !Token.isUnresolved(itsRegion);
    if (areKnown && region !== itsRegion) {
      throw new Error(
        `The content bucket ${bucket.node.path} is in ${itsRegion}, but its events reach EventBridge only there, and the stack is in ${region}. Deploy the stack to ${itsRegion}`,
      );
    }
    if (CfnResource.isCfnResource(bucket.node.defaultChild)) {
      this.node.addValidation({
        validate: () =>
          sendsEvents(bucket)
            ? []
            : [
                `The content bucket ${bucket.node.path} does not send its events to EventBridge. Set eventBridgeEnabled, or notificationConfiguration of its CfnBucket`,
              ],
      });
    } else {
      Annotations.of(this).addWarningV2(
        'newsstand:contentBucketEvents',
        `Newsstand notices changes only if the content bucket sends its events to EventBridge, which cannot be checked here. docs/operating.md, "An existing content bucket", explains how to enable it; then acknowledge this warning.`,
      );
    }
  }
}

/** Whether the bucket, or the custom resource of the L2 bucket, sends events to EventBridge. */
const sendsEvents = (bucket: IBucket): boolean =>
  bucket.node
    .findAll()
    .filter((child) => CfnResource.isCfnResource(child))
    .some((child) => {
      const template = Stack.of(child).resolve(child._toCloudFormation());
      return JSON.stringify(template).includes('"EventBridgeConfiguration"');
    });
