import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { ValidationRecords } from "./validation-records";

/** A certificate that Amazon issues and renews, validated through records in a hosted zone. */
export interface CertificateProps {
  readonly domain: string;
  /** Further names, wildcards such as `*.shop.example.com` among them. @default none */
  readonly names?: readonly string[];
  /** The records of all certificates of the zone that holds all of the names. */
  readonly records: ValidationRecords;
  /**
   * `issued`: resources that use it wait until it is issued. `requested`: nothing waits; for a zone that its parent
   * domain does not delegate to yet, where validation would never finish.
   */
  readonly wait: "issued" | "requested";
  /** CloudFront takes certificates of us-east-1 only. @default the stack's own region */
  readonly provider?: TerraformProvider;
}

/** The certificate, and the wait until it is issued. */
export class Certificate extends Construct {
  /** ARN of the certificate; with `wait: "issued"`, known only once it is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    const { domain, names = [] } = props;
    const where = props.provider === undefined ? {} : { provider: props.provider };
    const certificate = new AcmCertificate(this, "this", {
      ...where,
      domainName: domain,
      // Also where there are none: the provider keeps what it is not told, and names that went would stay.
      subjectAlternativeNames: [...names],
      validationMethod: "DNS",
      keyAlgorithm: "RSA_2048",
      // What is in use cannot be deleted, so its successor comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    const records = new Set([domain, ...names].map((name) => props.records.recordOf(certificate, name)));
    this.arn =
      props.wait === "requested"
        ? certificate.arn
        : new AcmCertificateValidation(this, "validation", {
            ...where,
            certificateArn: certificate.arn,
            validationRecordFqdns: [...records].map(({ fqdn }) => fqdn),
          }).certificateArn;
  }
}
