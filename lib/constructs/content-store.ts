import { Annotations, CfnResource, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { contentKeys, environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/** Every key that is content, as a key or a prefix with `*`. Other objects are nobody's business. */
export const contentKeyPatterns = [
  contentKeys.publication,
  `${contentKeys.articles}*`,
  `${contentKeys.media}*`,
] as const;

export interface ContentStoreProps {
  /** Of the same account and region, with its events sent to EventBridge; a new one if left out. */
  readonly existingBucket?: IBucket | undefined;
}

/**
 * The one bucket that editors write. It is the source of everything else and therefore outlives
 * the stack; what was overwritten or deleted can be had back for 90 days. An existing bucket stays
 * as its owner has made it.
 */
export class ContentStore extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, { existingBucket }: ContentStoreProps) {
    super(scope, id);
    this.bucket = existingBucket ?? this.createBucket();
    if (existingBucket) this.checkThatItIsHeard(existingBucket);
  }

  /** Lets the function read the content, and tells it where. */
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
    // The property of the L2 bucket of the same meaning brings a custom resource that may change
    // the notifications of every bucket in the account.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    return bucket;
  }

  /** A bucket of this app is looked at; of any other one only its owner can know. */
  private checkThatItIsHeard(bucket: IBucket): void {
    const { region } = Stack.of(this);
    const itsRegion = bucket.env.region;
    const areKnown = !Token.isUnresolved(region) && !Token.isUnresolved(itsRegion);
    if (areKnown && region !== itsRegion) {
      throw new Error(
        `The content bucket ${bucket.node.path} is in ${itsRegion}, but EventBridge hears of it there only, and the stack is in ${region}. Deploy the stack to ${itsRegion}`,
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
        `Newsstand hears of changes only if the content bucket sends its events to EventBridge, which cannot be seen from here. docs/operating.md, "An existing content bucket", tells how to see to it; then acknowledge this warning.`,
      );
    }
  }
}

/** Whether the bucket, or the custom resource that the L2 bucket adds, says so. */
const sendsEvents = (bucket: IBucket): boolean =>
  bucket.node
    .findAll()
    .filter((child) => CfnResource.isCfnResource(child))
    .some((child) => {
      const template = Stack.of(child).resolve(child._toCloudFormation());
      return JSON.stringify(template).includes('"EventBridgeConfiguration"');
    });
