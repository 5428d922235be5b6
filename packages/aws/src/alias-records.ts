import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";

/** A name that resolves to a distribution. */
export interface AliasRecordsProps {
  readonly zoneId: string;
  readonly name: string;
  readonly target: {
    readonly domainName: string;
    /** The target's own zone, not the one that holds the record. */
    readonly hostedZoneId: string;
  };
}

/** An IPv4 and an IPv6 record for one name, `<id>-a` and `<id>-aaaa`. Route 53 refuses to evaluate the health of CloudFront. */
export function aliasRecords(
  scope: Construct,
  id: string,
  { zoneId, name, target }: AliasRecordsProps,
): void {
  for (const type of ["A", "AAAA"] as const) {
    new Route53Record(scope, `${id}-${type.toLowerCase()}`, {
      zoneId,
      name,
      type,
      alias: { name: target.domainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false },
    });
  }
}
