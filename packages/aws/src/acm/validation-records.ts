import type { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { FormerAddresses } from "../former-addresses";

/** Where the records of certificates are. */
export interface ValidationRecordsProps {
  readonly zoneId: string;
  /** Domain of the zone, which all names are in. */
  readonly zone: string;
}

/**
 * The records that prove that names are ours: one for each name, however many certificates have it. ACM asks for the
 * same record for a name, for its wildcard, and in every region, as long as the account is the same. If each certificate
 * had its own, the one that goes first would delete the record of the others, and none of them could be renewed.
 * Source: ACM user guide, "DNS validation".
 */
export class ValidationRecords extends Construct {
  private readonly records = new Map<string, Route53Record>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ValidationRecordsProps,
  ) {
    super(scope, id);
  }

  /** The record for a name of a certificate. The first certificate that has the name says what it holds. */
  recordOf(certificate: AcmCertificate, name: string): Route53Record {
    const bare = name.replace(/^\*\./, "");
    const known = this.records.get(bare);
    const record = known ?? this.create(certificate, name, bare);
    this.records.set(bare, record);
    this.moveFormer(certificate, name, known === undefined ? record : undefined);
    return record;
  }

  private create(certificate: AcmCertificate, name: string, bare: string): Route53Record {
    const value = (field: string): string =>
      `\${one([for option in ${certificate.fqn}.domain_validation_options : option.${field} if option.domain_name == "${name}"])}`;
    return new Route53Record(this.placeOf(bare), "this", {
      zoneId: this.props.zoneId,
      name: value("resource_record_name"),
      type: value("resource_record_type"),
      records: [value("resource_record_value")],
      ttl: 300,
      // A certificate of an earlier environment may have left it.
      allowOverwrite: true,
      // They are the same for every certificate of the account, but unknown of one that is still to be requested: without
      // this, such a one would replace the record of the others.
      lifecycle: { ignoreChanges: ["name", "type"] },
    });
  }

  /** One level for each label, from the zone down, so that `a.b` and `a-b` have addresses of their own. */
  private placeOf(bare: string): Construct {
    const labels =
      bare === this.props.zone
        ? []
        : bare
            .slice(0, -this.props.zone.length - 1)
            .split(".")
            .reverse();
    return labels.reduce<Construct>(
      (scope, label) =>
        (scope.node.tryFindChild(label) as Construct | undefined) ?? new Construct(scope, label),
      this,
    );
  }

  /**
   * Each certificate had records of its own once. What the first one had is moved here; the rest is the same record in
   * Route 53 and is forgotten, not deleted.
   */
  private moveFormer(certificate: AcmCertificate, name: string, record: Route53Record | undefined): void {
    const of = certificate.friendlyUniqueId;
    const retired = "aws_route53_record.retired-validation-records";
    const addresses = FormerAddresses.of(this);
    addresses.moved(
      `aws_route53_record.${of}_records[${JSON.stringify(name)}]`,
      record === undefined
        ? `${retired}[${JSON.stringify(`${of} ${name}`)}]`
        : `aws_route53_record.${record.friendlyUniqueId}`,
    );
    if (record === undefined) addresses.forgotten(retired);
  }
}
