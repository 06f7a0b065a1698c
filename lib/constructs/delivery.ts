import { join } from 'node:path';
import { Annotations, Duration, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  type HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  contentKeys,
  feedFormats,
  frontPageKey,
  responseHeaders,
  siteKeys,
  strictTransportSecuritySeconds,
} from '../../lambda/contract.ts';
import { regionalName } from './regional-name.ts';

export interface DeliveryProps {
  /** The site. Its policy allows the distribution to read and to list. */
  readonly siteBucket: IBucket;
  /** The domain of the site, beside CloudFront's own name. */
  readonly domain?: { readonly name: string; readonly certificate: ICertificate } | undefined;
}

/**
 * The CDN in front of the site bucket, and the only access to it. Responses are compressed. The
 * `Cache-Control` of an object sets how long caches keep it.
 */
export class Delivery extends Construct {
  /** The base of all public URLs, without a trailing slash. */
  readonly baseUrl: string;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id);
    const behavior: BehaviorOptions = {
      // S3 answers 404 for a missing key only to clients that may list the bucket, else 403.
      origin: S3BucketOrigin.withOriginAccessControl(props.siteBucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
          originAccessControlName: regionalName(this, 64),
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      compress: true,
      cachePolicy: this.cachePolicy(),
      // The headers that the bucket needs to answer a preflight request.
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: this.responseHeadersPolicy(),
    };
    const pageAddresses: FunctionAssociation = {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: this.edgeFunction('PageAddress', 'page-address.js', 'Finds index pages'),
    };
    const mediaTypes: FunctionAssociation = {
      eventType: FunctionEventType.VIEWER_RESPONSE,
      function: this.edgeFunction(
        'FeedMediaType',
        'feed-media-type.js',
        'Tells readers and browsers the media types of feeds',
      ),
    };
    const { domain } = props;
    const distribution = new Distribution(this, 'Distribution', {
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      // Without a root object, `/` would list the bucket.
      defaultRootObject: frontPageKey,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      defaultBehavior: { ...behavior, functionAssociations: [pageAddresses] },
      errorResponses: [
        {
          httpStatus: 404,
          responseHttpStatus: 404,
          responsePagePath: `/${siteKeys.notFound}`,
          // A missing object may be published soon.
          ttl: Duration.seconds(10),
        },
      ],
      // Media need no function, which would cost money.
      additionalBehaviors: {
        ...Object.fromEntries(
          Object.values(feedFormats).map(({ file }) => [
            `*${file}`,
            { ...behavior, functionAssociations: [mediaTypes] },
          ]),
        ),
        [`${contentKeys.media}*`]: behavior,
      },
    });
    this.distribution = distribution;
    this.baseUrl = `https://${domain?.name ?? distribution.distributionDomainName}`;

    Annotations.of(distribution).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The default root object is set, and query strings do not reach the bucket.',
    );
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'News is for readers in every country.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'There is nothing behind the distribution but static public files: no input to filter, and the caches take the load. A firewall would cost more than all the rest.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'Access logs hold the addresses of readers, and nothing here uses them. CloudFront counts requests and errors without.',
      },
    );
    if (!domain) {
      Validations.of(distribution).acknowledge({
        id: 'AwsSolutions-CFR4',
        reason:
          'With the default certificate CloudFront sets the oldest TLS version by itself; a choice needs a domain with a certificate of its own. The connection to the bucket is always TLS 1.2 or newer.',
      });
    }
  }

  private edgeFunction(id: string, file: string, comment: string): EdgeFunction {
    return new EdgeFunction(this, id, {
      functionName: `${id}-${regionalName(this, 63 - id.length)}`,
      comment,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({
        filePath: join(import.meta.dirname, '../../lambda/edge', file),
      }),
    });
  }

  private cachePolicy(): CachePolicy {
    return new CachePolicy(this, 'CachePolicy', {
      cachePolicyName: regionalName(this, 128),
      comment: 'The path alone decides; ages as the objects say',
      // CloudFront does not cache compressed copies if this is zero.
      minTtl: Duration.seconds(1),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.days(365),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  private responseHeadersPolicy(): ResponseHeadersPolicy {
    const override = true;
    return new ResponseHeadersPolicy(this, 'ResponseHeadersPolicy', {
      responseHeadersPolicyName: regionalName(this, 128),
      comment: 'Reading from other sites, and security headers',
      corsBehavior: {
        accessControlAllowOrigins: [responseHeaders['access-control-allow-origin']],
        accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
        accessControlAllowHeaders: ['*'],
        accessControlAllowCredentials: false,
        originOverride: override,
      },
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: responseHeaders['content-security-policy'],
          override,
        },
        contentTypeOptions: { override },
        referrerPolicy: {
          referrerPolicy: responseHeaders['referrer-policy'] as HeadersReferrerPolicy,
          override,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(strictTransportSecuritySeconds),
          includeSubdomains: true,
          override,
        },
      },
    });
  }
}
