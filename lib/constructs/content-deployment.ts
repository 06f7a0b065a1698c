import { IgnoreMode, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IDependable } from 'constructs';
import { contentKeys } from '../../lambda/contract.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import { contentKeyPatterns } from './content-store.ts';
import { grantObjects } from './grant-objects.ts';

export interface ContentDeploymentProps {
  readonly contentBucket: IBucket;
  /** The folder with `publication.yaml`, `articles/` and `media/`. */
  readonly folder: string;
  readonly logRetention: RetentionDays;
  /** Resources that must exist before content arrives, because earlier events are lost. */
  readonly after: readonly IDependable[];
}

/**
 * Uploads a folder into the content bucket, at every deployment for which the folder has changed. It adds
 * and overwrites files, and never deletes files of editors.
 */
export class ContentDeployment extends Construct {
  constructor(scope: Construct, id: string, props: ContentDeploymentProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const asset = new Asset(this, 'Content', {
      path: props.folder,
      ignoreMode: IgnoreMode.GIT,
      exclude: ['/*', ...Object.values(contentKeys).map((key) => `!/${key}`), '.*'],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    grantObjects(props.contentBucket, role, {
      actions: ['s3:PutObject'],
      keys: contentKeyPatterns,
    });
    const archives = asset.bucket.arnForObjects('*.zip');
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [archives] }));
    acknowledgeWildcards(
      role,
      [archives],
      'The name of the archive changes with the content. A right to the new name, given in the same deployment, may not be in force yet when the archive is fetched.',
    );

    const deployment = new BucketDeployment(this, 'Deployment', {
      sources: [Source.bucket(asset.bucket, asset.s3ObjectKey)],
      destinationBucket: props.contentBucket,
      prune: false,
      // The construct would add permissions to read, write and delete everything in both buckets.
      role: role.withoutPolicyUpdates(),
      logGroup,
    });
    deployment.node.addDependency(role, ...props.after);

    const handler = deployment.node.findChild('CustomResourceHandler') as SingletonFunction;
    Validations.of(handler.permissionsNode.defaultChild as CfnFunction).acknowledge({
      id: 'AwsSolutions-L1',
      reason:
        'AWS CDK ships the code of this function and sets the runtime that it is tested with.',
    });
  }
}
