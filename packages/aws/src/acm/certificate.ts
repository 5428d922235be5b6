import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";

/** A certificate that Amazon issues and renews, validated through records in a hosted zone. */
export interface CertificateProps {
  readonly domain: string;
  /** Further names, wildcards such as `*.shop.example.com` among them. @default none */
  readonly names?: readonly string[];
  /** The zone that holds all of the names. */
  readonly zoneId: string;
  /**
   * `issued`: resources that use it wait until it is issued. `requested`: nothing waits; for a zone that its parent
   * domain does not delegate to yet, where validation would never finish.
   */
  readonly wait: "issued" | "requested";
  /** CloudFront takes certificates of us-east-1 only. @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/** The certificate, the records that prove control of the domain, and the wait until it is issued. */
export class Certificate extends Construct {
  /** ARN of the certificate; with `wait: "issued"`, known only once it is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { names = [] } = props;
    const where = props.provider === undefined ? {} : { provider: props.provider };
    const certificate = new AcmCertificate(this, "this", {
      ...where,
      domainName: props.domain,
      ...(names.length === 0 ? {} : { subjectAlternativeNames: [...names] }),
      validationMethod: "DNS",
      keyAlgorithm: "RSA_2048",
      // What is in use cannot be deleted, so its successor comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    const records = this.validationRecords(certificate, props.zoneId);
    this.arn =
      props.wait === "requested"
        ? certificate.arn
        : new AcmCertificateValidation(this, "validation", {
            ...where,
            certificateArn: certificate.arn,
            // The expression is a list already; inside brackets it would become a list of lists.
            validationRecordFqdns: Token.asList(`\${[for record in ${records.fqn} : record.fqdn]}`),
          }).certificateArn;
  }

  /**
   * One record for each name. The validation options are a set whose keys are known at plan, unless it is converted
   * to a list.
   */
  private validationRecords(certificate: AcmCertificate, zoneId: string): Route53Record {
    const records = new Route53Record(this, "records", {
      zoneId,
      name: "${each.value.resource_record_name}",
      type: "${each.value.resource_record_type}",
      records: ["${each.value.resource_record_value}"],
      ttl: 300,
      // A domain and its wildcard share one validation record, and so do certificates of two regions.
      allowOverwrite: true,
    });
    records.addOverride(
      "for_each",
      `\${{for option in ${certificate.fqn}.domain_validation_options : option.domain_name => option}}`,
    );
    return records;
  }
}
