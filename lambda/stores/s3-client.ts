import { S3Client } from '@aws-sdk/client-s3';

export interface S3ClientEnvironment {
  /** Another S3 than Amazon's, such as a local emulator. */
  readonly AWS_ENDPOINT_URL?: string;
}

/**
 * The client for all buckets; region and credentials come from where the SDK looks for them.
 * Another endpoint is asked with the bucket in the path, since its host name has no subdomains.
 */
export const createS3Client = ({ AWS_ENDPOINT_URL: endpoint }: S3ClientEnvironment): S3Client =>
  new S3Client(endpoint ? { endpoint, forcePathStyle: true } : {});
