import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { feedFormats, frontPageKey, responseHeaders } from '../../lambda/contract.ts';
import { makeStack, type ReadableTemplate, readableTemplate, resource } from './support.ts';

let template: ReadableTemplate;
beforeAll(() => {
  template = readableTemplate(makeStack());
}, 60_000);

const distribution = () => resource(template, 'DeliveryDistribution').Properties.DistributionConfig;

test('answers / with the front page', () => {
  expect(distribution()).toMatchObject({ DefaultRootObject: frontPageKey });
});

test('reads the site bucket with signed requests', () => {
  const accessControl = 'DeliveryAccessControl';

  expect(distribution()).toMatchObject({
    Origins: [
      {
        DomainName: '<SiteStoreBucket.RegionalDomainName>',
        OriginAccessControlId: `<${accessControl}.Id>`,
      },
    ],
  });
  expect(resource(template, accessControl).Properties).toMatchObject({
    OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
  });
});

test('speaks HTTP/3, HTTP/2 and IPv6, and sends plain HTTP to HTTPS', () => {
  expect(distribution()).toMatchObject({
    HttpVersion: 'http2and3',
    IPV6Enabled: true,
    DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
  });
});

test('answers people with a page where there is nothing, and turns no error into something else', () => {
  expect(distribution()).toMatchObject({
    CustomErrorResponses: [
      { ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/404.html', ErrorCachingMinTTL: 10 },
    ],
  });
});

test('lets readers read, and the bucket answer what browsers ask before', () => {
  const managedCorsS3Origin = '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf';

  expect(distribution()).toMatchObject({
    DefaultCacheBehavior: {
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      OriginRequestPolicyId: managedCorsS3Origin,
    },
  });
});

test('caches by path alone, compressed, for as long as the object says', () => {
  expect(distribution()).toMatchObject({
    DefaultCacheBehavior: { Compress: true, CachePolicyId: '<DeliveryCachePolicy>' },
  });
  expect(resource(template, 'DeliveryCachePolicy').Properties.CachePolicyConfig).toMatchObject({
    MinTTL: 1,
    DefaultTTL: 60,
    MaxTTL: 31_536_000,
    ParametersInCacheKeyAndForwardedToOrigin: {
      EnableAcceptEncodingGzip: true,
      EnableAcceptEncodingBrotli: true,
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
    },
  });
});

test('compresses every feed, under a media type that CloudFront compresses, and tells the registered one', () => {
  const { DefaultCacheBehavior, CacheBehaviors } = distribution() as {
    DefaultCacheBehavior: object;
    CacheBehaviors: object[];
  };
  const { FunctionAssociations, ...common } = DefaultCacheBehavior as {
    FunctionAssociations: object[];
  };
  const onResponse = {
    EventType: 'viewer-response',
    FunctionARN: '<DeliveryFeedMediaType.FunctionARN>',
  };

  expect(Object.values(feedFormats).map(({ storedAs }) => storedAs)).toEqual([
    'application/rss+xml',
    'application/xml',
    'application/json',
  ]);
  expect(CacheBehaviors).toEqual([
    { ...common, PathPattern: '*rss.xml', FunctionAssociations: [onResponse] },
    { ...common, PathPattern: '*atom.xml', FunctionAssociations: [onResponse] },
    { ...common, PathPattern: '*feed.json', FunctionAssociations: [onResponse] },
    { ...common, PathPattern: 'media/*' },
  ]);
  expect(FunctionAssociations).toEqual([
    { EventType: 'viewer-request', FunctionARN: '<DeliveryPageAddress.FunctionARN>' },
  ]);
});

test.each([
  ['DeliveryFeedMediaType', 'feed-media-type.js'],
  ['DeliveryPageAddress', 'page-address.js'],
])('%s runs %s as it stands', (id, file) => {
  expect(resource(template, id).Properties).toMatchObject({
    AutoPublish: true,
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    FunctionCode: readFileSync(`lambda/edge/${file}`, 'utf8'),
  });
});

test('adds exactly the headers of the contract', () => {
  const config = resource(template, 'DeliveryResponseHeadersPolicy').Properties
    .ResponseHeadersPolicyConfig as PolicyConfig;
  const security = config.SecurityHeadersConfig;
  const transport = security.StrictTransportSecurity;

  expect(distribution()).toMatchObject({
    DefaultCacheBehavior: { ResponseHeadersPolicyId: '<DeliveryResponseHeadersPolicy>' },
  });
  expect({
    'access-control-allow-origin': config.CorsConfig.AccessControlAllowOrigins.Items.join(),
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    'strict-transport-security': `max-age=${transport.AccessControlMaxAgeSec}${transport.IncludeSubdomains ? '; includeSubDomains' : ''}`,
    'x-content-type-options': security.ContentTypeOptions.Override && 'nosniff',
  }).toEqual(responseHeaders);
  expect(Object.keys(security)).toHaveLength(4);
});

interface PolicyConfig {
  CorsConfig: { AccessControlAllowOrigins: { Items: string[] } };
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: string };
    ContentTypeOptions: { Override: boolean };
    ReferrerPolicy: { ReferrerPolicy: string };
    StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean };
  };
}
