import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { contentKeyPatterns } from './content-store.ts';

export interface EditorsProps {
  readonly contentBucket: IBucket;
}

/**
 * The policy for editors. It allows to list, read, write, delete and restore content. The stack attaches it
 * to no role; the operator attaches it to the roles and groups of the newsroom. It does not allow to delete
 * a version, so every action of an editor can be undone.
 */
export class Editors extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { contentBucket }: EditorsProps) {
    super(scope, id);
    const objects = contentKeyPatterns.map((key) => contentBucket.arnForObjects(key));
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: 'Write articles, media and publication.yaml of a Newsstand publication',
      statements: [
        new PolicyStatement({
          actions: [
            's3:GetObject',
            's3:GetObjectVersion',
            's3:PutObject',
            's3:DeleteObject',
            's3:AbortMultipartUpload',
          ],
          resources: objects,
        }),
        new PolicyStatement({
          actions: ['s3:ListBucket', 's3:ListBucketVersions'],
          resources: [contentBucket.bucketArn],
          conditions: { StringLike: { 's3:prefix': contentKeyPatterns } },
        }),
      ],
    });
    acknowledgeWildcards(
      this.policy,
      objects.filter((arn) => arn.endsWith('*')),
      'Editors name their files as they like; the wildcard ends at this bucket and prefix.',
    );
  }
}
