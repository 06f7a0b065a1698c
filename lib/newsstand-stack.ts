import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { feedFormats } from '../lambda/contract.ts';
import type { DomainProps } from './constructs/domain.ts';
import { Newsstand } from './newsstand-construct.ts';
import type { Settings } from './stack-settings.ts';

export interface NewsstandStackProps extends StackProps {
  readonly settings?: Settings;
}

/** A stack with one publication, from the operator's settings. */
export class NewsstandStack extends Stack {
  constructor(scope: Construct, id: string, { settings = {}, ...props }: NewsstandStackProps = {}) {
    super(scope, id, {
      description: 'Newsstand: articles from a bucket, published as RSS, Atom and JSON Feed',
      ...props,
    });
    const { alarmEmail, contentBucket, logRetentionDays } = settings;
    const uploads = settings.uploadContent ?? contentBucket === undefined;
    const domain = this.domainOf(settings);

    // The id `Default` does not appear in the names of resources.
    const newsstand = new Newsstand(this, 'Default', {
      ...(contentBucket && {
        contentBucket: Bucket.fromBucketName(this, 'ContentBucket', contentBucket),
      }),
      ...(uploads && { contentFolder: join(import.meta.dirname, '../content') }),
      ...(domain && { domain }),
      ...(alarmEmail && { alarmEmail }),
      ...(logRetentionDays && { logRetention: logRetentionDays }),
    });
    this.output(newsstand);
  }

  private domainOf({
    domain: name,
    hostedZone,
    certificateArn,
  }: Settings): DomainProps | undefined {
    if (name === undefined) return undefined;
    const zoneName = hostedZone ?? name.slice(name.indexOf('.') + 1);
    return {
      name,
      hostedZone: HostedZone.fromLookup(this, 'HostedZone', { domainName: zoneName }),
      ...(certificateArn && {
        certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      }),
    };
  }

  private output(newsstand: Newsstand): void {
    const { baseUrl } = newsstand;
    const outputs: Readonly<Record<string, readonly [value: string, description: string]>> = {
      SiteUrl: [`${baseUrl}/`, 'The front page'],
      RssUrl: [`${baseUrl}/${feedFormats.rss.file}`, 'The front page as RSS'],
      AtomUrl: [`${baseUrl}/${feedFormats.atom.file}`, 'The front page as Atom'],
      JsonFeedUrl: [`${baseUrl}/${feedFormats.json.file}`, 'The same as JSON Feed'],
      ContentBucketName: [newsstand.contentBucket.bucketName, 'Drop articles and media in here'],
      EditorsPolicyArn: [newsstand.editorsPolicy.managedPolicyArn, 'The rights of editors'],
      SiteBucketName: [newsstand.siteBucket.bucketName, 'What readers see'],
      StateBucketName: [newsstand.stateBucket.bucketName, 'What the publisher remembers'],
      FunctionName: [newsstand.publisher.functionName, 'Publishes'],
      LogGroupName: [newsstand.logGroup.logGroupName, 'Of the publisher'],
      PublishQueueUrl: [newsstand.publishQueue.queueUrl, 'Takes {"action":"rebuild"}'],
      DeadLetterQueueUrl: [newsstand.deadLetterQueue.queueUrl, 'Messages that failed'],
      DeadLetterQueueArn: [newsstand.deadLetterQueue.queueArn, 'For the way back'],
      UndeliveredEventsUrl: [newsstand.undeliveredEvents.queueUrl, 'Events that got lost'],
      AlarmTopicArn: [newsstand.alarmTopic.topicArn, 'Tells of alarms'],
    };
    for (const [name, [value, description]] of Object.entries(outputs)) {
      new CfnOutput(this, name, { value, description });
    }
  }
}
