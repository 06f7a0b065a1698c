import { RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/**
 * What the publisher remembers. It can be made again from the content, and therefore goes with
 * the stack. CloudFormation deletes only an empty bucket; emptying it is left to the operator, as
 * doing it automatically needs a custom resource that may delete objects.
 */
export class StateStore extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY });
  }

  /** Lets the function keep its state, and tells it where. */
  grantReadWrite(publisher: LambdaFunction): void {
    grantObjects(this.bucket, publisher, {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      keys: ['*'],
    });
    publisher.addEnvironment(environmentNames.stateBucket, this.bucket.bucketName);
  }
}
