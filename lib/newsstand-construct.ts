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

/** All of them may be left out. */
export interface NewsstandProps {
  /**
   * Where editors put `publication.yaml`, `articles/` and `media/`: a bucket that exists already, in
   * the stack's account and region, and sends its events to EventBridge. That is checked if the bucket
   * is made in the same app. Nothing but reading is asked of it.
   * @default - a new private bucket with versions, which is retained
   */
  readonly contentBucket?: IBucket;
  /**
   * A folder with `publication.yaml`, `articles/` and `media/` that is put into the content bucket with
   * every deployment for which it has changed. It overwrites files of the same name, and deletes none.
   * @default - editors alone put content there
   */
  readonly contentFolder?: string;
  /**
   * A domain for the site. It may come, change and go: entries keep their ids.
   * @default - CloudFront's own name, such as d111111abcdef8.cloudfront.net
   */
  readonly domain?: DomainProps;
  /**
   * Where alarms go. Its policy must let `cloudwatch.amazonaws.com` publish.
   * @default - a new topic
   */
  readonly alarmTopic?: ITopic;
  /**
   * Who is told of alarms. Amazon SNS asks for a confirmation at this address first.
   * @default - nobody but those who have subscribed to the topic
   */
  readonly alarmEmail?: string;
  /**
   * How long the functions' logs are kept.
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;
}

/** A publication: what editors put into the content bucket is what readers get as feeds. */
export class Newsstand extends Construct {
  /** Of all public URLs, without a slash at the end. */
  readonly baseUrl: string;
  readonly contentBucket: IBucket;
  /** To be emptied before the stack is taken down, as is the state bucket. */
  readonly siteBucket: IBucket;
  readonly stateBucket: IBucket;
  /** For the roles and groups of editors. */
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
