import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { Alarms } from './constructs/alarms.ts';
import { ContentDeployment } from './constructs/content-deployment.ts';
import { ContentStore } from './constructs/content-store.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { Delivery } from './constructs/delivery.ts';
import { Domain, type DomainProps } from './constructs/domain.ts';
import { Editors } from './constructs/editors.ts';
import { PublishQueue } from './constructs/publish-queue.ts';
import { Publisher } from './constructs/publisher.ts';
import { SiteStore } from './constructs/site-store.ts';
import { StateStore } from './constructs/state-store.ts';

/** All properties are optional. */
export interface NewsstandProps {
  /**
   * An existing bucket in which editors put `publication.yaml`, `articles/` and `media/`. It must be in the
   * stack's account and region, and send its events to EventBridge, which is checked if the bucket is
   * created in the same app. The publisher only reads it.
   * @default - a new private bucket with versions, which is retained
   */
  readonly contentBucket?: IBucket;
  /**
   * A folder with `publication.yaml`, `articles/` and `media/`. Every deployment for which it has changed
   * uploads it to the content bucket. It overwrites files of the same name, and deletes none.
   * @default - only editors put content there
   */
  readonly contentFolder?: string;
  /**
   * A domain for the site. It may be added, changed and removed: entries keep their ids.
   * @default - CloudFront's own name, such as d111111abcdef8.cloudfront.net
   */
  readonly domain?: DomainProps;
  /**
   * The topic of the alarms. Its policy must allow `cloudwatch.amazonaws.com` to publish.
   * @default - a new topic
   */
  readonly alarmTopic?: ITopic;
  /**
   * An address that gets alarms. Amazon SNS first sends a request for confirmation to it.
   * @default - only the topic's own subscribers
   */
  readonly alarmEmail?: string;
  /**
   * How long the functions' logs are kept.
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;
}

/** A publication: articles in the content bucket become feeds for readers. */
export class Newsstand extends Construct {
  /** The base of all public URLs, without a trailing slash. */
  readonly baseUrl: string;
  readonly contentBucket: IBucket;
  /** Empty it before you delete the stack, like the state bucket. */
  readonly siteBucket: IBucket;
  readonly stateBucket: IBucket;
  /** A policy for the roles and groups of editors. */
  readonly editorsPolicy: IManagedPolicy;
  readonly publisher: IFunction;
  readonly logGroup: ILogGroup;
  readonly publishQueue: IQueue;
  readonly deadLetterQueue: IQueue;
  readonly undeliveredEvents: IQueue;
  readonly alarmTopic: ITopic;
  readonly distribution: IDistribution;

  constructor(scope: Construct, id: string, props: NewsstandProps = {}) {
    super(scope, id);
    const { logRetention = RetentionDays.ONE_MONTH } = props;

    const content = new ContentStore(this, 'ContentStore', { existingBucket: props.contentBucket });
    const state = new StateStore(this, 'StateStore');
    const site = new SiteStore(this, 'SiteStore');

    const domain = props.domain && new Domain(this, 'Domain', props.domain);
    const delivery = new Delivery(this, 'Delivery', { siteBucket: site.bucket, domain });
    domain?.leadTo(delivery.distribution);

    const publishQueue = new PublishQueue(this, 'PublishQueue', { contentBucket: content.bucket });
    const { queue, deadLetterQueue, undeliveredEvents } = publishQueue;
    const publisher = new Publisher(this, 'Publisher', {
      queue,
      baseUrl: delivery.baseUrl,
      logRetention,
    });
    content.grantRead(publisher.function);
    state.grantReadWrite(publisher.function);
    site.grantPublish(publisher.function);

    if (props.contentFolder !== undefined) {
      new ContentDeployment(this, 'ContentDeployment', {
        contentBucket: content.bucket,
        folder: props.contentFolder,
        logRetention,
        after: [publishQueue, publisher],
      });
    }
    const editors = new Editors(this, 'Editors', { contentBucket: content.bucket });

    const topic = props.alarmTopic ?? new AlarmTopic(this, 'AlarmTopic');
    if (props.alarmEmail !== undefined)
      topic.addSubscription(new EmailSubscription(props.alarmEmail));
    const watched = { queue, deadLetterQueue, undeliveredEvents, publisher: publisher.function };
    const alarms = new Alarms(this, 'Alarms', { ...watched, topic });
    new Dashboard(this, 'Dashboard', {
      ...watched,
      distribution: delivery.distribution,
      alarms: alarms.all,
    });

    this.baseUrl = delivery.baseUrl;
    this.contentBucket = content.bucket;
    this.siteBucket = site.bucket;
    this.stateBucket = state.bucket;
    this.editorsPolicy = editors.policy;
    this.publisher = publisher.function;
    this.logGroup = publisher.logGroup;
    this.publishQueue = queue;
    this.deadLetterQueue = deadLetterQueue;
    this.undeliveredEvents = undeliveredEvents;
    this.alarmTopic = topic;
    this.distribution = delivery.distribution;
  }
}
