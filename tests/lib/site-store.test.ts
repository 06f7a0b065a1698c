import { beforeAll, expect, test } from 'vitest';
import {
  makeStack,
  type ReadableTemplate,
  readableTemplate,
  resource,
  rightsOf,
  statementsIn,
} from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

test('deletes the site with the stack', () => {
  expect(resource(template, 'SiteStoreBucket').DeletionPolicy).toBe('Delete');
});

test('lets the publisher write the site', () => {
  expect(rightsOf(template, 'PublisherRole').filter((line) => line.includes('<SiteStore'))).toEqual(
    [
      'Allow s3:DeleteObject <SiteStoreBucket.Arn>/*',
      'Allow s3:GetObject <SiteStoreBucket.Arn>/*',
      'Allow s3:ListBucket <SiteStoreBucket.Arn>',
      'Allow s3:PutObject <SiteStoreBucket.Arn>/*',
    ],
  );
});

test('lets only this distribution read and list the site', () => {
  const allowed = statementsIn(resource(template, 'SiteStoreBucketPolicy').Properties).filter(
    ({ Effect }) => Effect === 'Allow',
  );

  expect(allowed).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: ['<SiteStoreBucket.Arn>', '<SiteStoreBucket.Arn>/*'],
      Condition: {
        StringEquals: {
          'AWS:SourceArn':
            'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<DeliveryDistribution>',
        },
      },
    },
  ]);
});

test('lets pages of any site ask for it, and only for reading', () => {
  expect(resource(template, 'SiteStoreBucket').Properties.CorsConfiguration).toEqual({
    CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'], AllowedHeaders: ['*'] }],
  });
});
