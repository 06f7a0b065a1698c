import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { feedFormats } from '../lambda/contract.ts';
import { ContentDeployment } from './constructs/content-deployment.ts';
import { ContentStore } from './constructs/content-store.ts';
import { Delivery } from './constructs/delivery.ts';
import { PublishQueue } from './constructs/publish-queue.ts';
import { Publisher } from './constructs/publisher.ts';
import { SiteStore } from './constructs/site-store.ts';
import { StateStore } from './constructs/state-store.ts';

/** The whole system: what editors put into the content bucket is what readers get as feeds. */
export class NewsstandStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, {
      description: 'Newsstand: articles from a bucket, published as RSS, Atom and JSON Feed',
      ...props,
    });

    const content = new ContentStore(this, 'ContentStore');
    const state = new StateStore(this, 'StateStore');
    const site = new SiteStore(this, 'SiteStore');
    const delivery = new Delivery(this, 'Delivery', { siteBucket: site.bucket });
    const publishQueue = new PublishQueue(this, 'PublishQueue', { contentBucket: content.bucket });
    const publisher = new Publisher(this, 'Publisher', {
      queue: publishQueue.queue,
      baseUrl: delivery.baseUrl,
    });
    content.grantRead(publisher.function);
    state.grantReadWrite(publisher.function);
    site.grantPublish(publisher.function);

    new ContentDeployment(this, 'ContentDeployment', {
      contentBucket: content.bucket,
      after: [publishQueue, publisher],
    });

    const output = (name: string, value: string, description: string) =>
      new CfnOutput(this, name, { value, description });
    output('SiteUrl', `${delivery.baseUrl}/`, 'The front page');
    output('RssUrl', `${delivery.baseUrl}/${feedFormats.rss.file}`, 'The front page as RSS');
    output('AtomUrl', `${delivery.baseUrl}/${feedFormats.atom.file}`, 'The front page as Atom');
    output('JsonFeedUrl', `${delivery.baseUrl}/${feedFormats.json.file}`, 'The same as JSON Feed');
    output('ContentBucketName', content.bucket.bucketName, 'Drop articles and media in here');
    output('FunctionName', publisher.function.functionName, 'Publishes');
    output('PublishQueueUrl', publishQueue.queue.queueUrl, 'Takes {"action":"rebuild"}');
    output('DeadLetterQueueUrl', publishQueue.deadLetterQueue.queueUrl, 'Events that failed');
  }
}
