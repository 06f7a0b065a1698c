import { beforeAll, expect, test } from 'vitest';
import { frontPageKey, responseHeaders } from '../../lambda/contract.ts';
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

test('turns no error into something else', () => {
  expect(distribution()).not.toHaveProperty('CustomErrorResponses');
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
