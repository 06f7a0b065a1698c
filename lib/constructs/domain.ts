import { Stack } from 'aws-cdk-lib';
import {
  Certificate,
  CertificateValidation,
  type ICertificate,
} from 'aws-cdk-lib/aws-certificatemanager';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

/** The domain of the site. Entry ids do not depend on it. */
export interface DomainProps {
  /** Such as `news.example.org`. */
  readonly name: string;
  /** The public Route 53 zone of the name. */
  readonly hostedZone: IHostedZone;
  /**
   * A certificate for the name, in us-east-1, because CloudFront accepts no other region.
   * @default - the stack creates one, if it is in us-east-1
   */
  readonly certificate?: ICertificate;
}

/** The certificate of a domain, and its DNS records for the distribution. */
export class Domain extends Construct {
  readonly name: string;
  readonly certificate: ICertificate;
  private readonly hostedZone: IHostedZone;

  constructor(scope: Construct, id: string, { name, hostedZone, certificate }: DomainProps) {
    super(scope, id);
    this.name = name;
    this.hostedZone = hostedZone;
    this.certificate = certificate ?? this.createCertificate();
  }

  leadTo(distribution: IDistribution): void {
    const record = {
      zone: this.hostedZone,
      recordName: this.name,
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    };
    new ARecord(this, 'IPv4Record', record);
    new AaaaRecord(this, 'IPv6Record', record);
  }

  private createCertificate(): Certificate {
    const { region } = Stack.of(this);
    if (region !== 'us-east-1') {
      throw new Error(
        `A stack in ${region} cannot make the certificate for ${this.name}, which CloudFront takes from us-east-1 only. Make it there, and give its ARN (docs/operating.md, "A domain of your own")`,
      );
    }
    return new Certificate(this, 'Certificate', {
      domainName: this.name,
      validation: CertificateValidation.fromDns(this.hostedZone),
    });
  }
}
