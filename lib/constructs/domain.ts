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

/** Where the site is to be found. Entry ids do not depend on it. */
export interface DomainProps {
  /** Such as `news.example.org`. */
  readonly name: string;
  /** The public zone of Route 53 that the name lies in. */
  readonly hostedZone: IHostedZone;
  /**
   * For the name, in us-east-1: CloudFront takes it from nowhere else.
   * @default - the stack makes one, if it is in us-east-1 itself
   */
  readonly certificate?: ICertificate;
}

/** The domain's certificate, and its way to the distribution. */
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
