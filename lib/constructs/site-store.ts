import { RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { environmentNames } from '../../lambda/contract.ts';
import { grantObjects } from './grant-objects.ts';
import { PrivateBucket } from './private-bucket.ts';

/**
 * What readers see, and nothing else. It goes with the stack; as CloudFormation deletes only an
 * empty bucket, the operator empties it.
 */
export class SiteStore extends Construct {
  readonly bucket: PrivateBucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new PrivateBucket(this, 'Bucket', {
      removalPolicy: RemovalPolicy.DESTROY,
      // The bucket answers the preflight requests of browsers, which the delivery passes on.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
        },
      ],
    });
  }

  /** Lets the function publish, and tells it where to. */
  grantPublish(publisher: LambdaFunction): void {
    grantObjects(this.bucket, publisher, {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      keys: ['*'],
    });
    publisher.addEnvironment(environmentNames.siteBucket, this.bucket.bucketName);
  }
}
