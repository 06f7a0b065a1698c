import { RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/**
 * The bucket of the published site. It is deleted with the stack. CloudFormation deletes only an empty
 * bucket, so the operator empties it first.
 */
export class SiteStore extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      removalPolicy: RemovalPolicy.DESTROY,
      // The bucket answers browsers' preflight requests, which CloudFront forwards.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
        },
      ],
    });
  }

  /** Allows the function to publish, and sets its environment. */
  grantPublish(publisher: LambdaFunction): void {
    grantObjects(this.bucket, publisher, {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      keys: ['*'],
    });
    publisher.addEnvironment(environmentNames.siteBucket, this.bucket.bucketName);
  }
}
