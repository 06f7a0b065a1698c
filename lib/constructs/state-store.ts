import { RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/**
 * The bucket of the publisher's state. A rebuild makes the state again from the content, so the bucket is
 * deleted with the stack. CloudFormation deletes only an empty bucket, so the operator empties it first:
 * doing so automatically would need a custom resource that may delete objects.
 */
export class StateStore extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY });
  }

  /** Allows the function to keep its state, and sets its environment. */
  grantReadWrite(publisher: LambdaFunction): void {
    grantObjects(this.bucket, publisher, {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      keys: ['*'],
    });
    publisher.addEnvironment(environmentNames.stateBucket, this.bucket.bucketName);
  }
}
