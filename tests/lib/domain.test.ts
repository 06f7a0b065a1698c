import { beforeAll, describe, expect, test } from 'vitest';
import { makeStack, ofType, type ReadableTemplate, readableTemplate, resource } from './support.ts';

const settings = { domain: 'news.example.org' };
const stackIn = (region: string, more = {}) =>
  makeStack({ env: { account: '111122223333', region }, settings: { ...settings, ...more } });

describe('a stack with a domain', () => {
  let template: ReadableTemplate;
  beforeAll(() => {
    template = readableTemplate(stackIn('us-east-1'));
  }, 60_000);

  const distribution = () =>
    resource(template, 'DeliveryDistribution').Properties.DistributionConfig;

  test('is found there by TLS 1.2 of 2021 or newer, with a certificate of its own', () => {
    expect(distribution()).toMatchObject({
      Aliases: ['news.example.org'],
      ViewerCertificate: {
        AcmCertificateArn: '<DomainCertificate>',
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    expect(resource(template, 'DomainCertificate').Properties).toMatchObject({
      DomainName: 'news.example.org',
      ValidationMethod: 'DNS',
    });
  });

  test('leads IPv4 and IPv6 there', () => {
    const records = Object.values(ofType(template, 'AWS::Route53::RecordSet')).map(
      ({ Properties: { Name, Type, AliasTarget } }) => ({ Name, Type, AliasTarget }),
    );

    expect(records).toEqual(
      ['A', 'AAAA'].map((Type) => ({
        ...{ Name: 'news.example.org.', Type },
        AliasTarget: expect.objectContaining({ DNSName: '<DeliveryDistribution.DomainName>' }),
      })),
    );
  });

  test('publishes with it', () => {
    expect(resource(template, 'PublisherFunction').Properties.Environment).toMatchObject({
      Variables: { BASE_URL: 'https://news.example.org' },
    });
    expect(template.Outputs.RssUrl?.Value).toBe('https://news.example.org/rss.xml');
  });
});

describe('a stack outside us-east-1', () => {
  test('takes the certificate that it is given', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1d2c';
    const template = readableTemplate(stackIn('eu-central-1', { certificateArn }));

    expect(ofType(template, 'AWS::CertificateManager::Certificate')).toEqual({});
    expect(resource(template, 'DeliveryDistribution').Properties).toMatchObject({
      DistributionConfig: { ViewerCertificate: { AcmCertificateArn: certificateArn } },
    });
  });

  test('is refused without one, with the remedy', () => {
    expect(() => stackIn('eu-central-1')).toThrow(
      /cannot make the certificate for news\.example\.org.*Make it there, and give its ARN/,
    );
  });
});
