import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";

/** A name that resolves to a distribution or a load balancer. */
export interface AliasRecordsProps {
  readonly zoneId: string;
  readonly name: string;
  readonly target: {
    readonly domainName: string;
    /** The target's own zone, not the zone of the record. */
    readonly hostedZoneId: string;
  };
  /** Record types that the target supports. @default A and AAAA, as CloudFront has both kinds of addresses */
  readonly families?: readonly ("A" | "AAAA")[];
}

/**
 * An IPv4 and an IPv6 record for one name, `<id>-a` and `<id>-aaaa`. The target's health is not evaluated: Route 53
 * refuses that for CloudFront, and a single target has no alternative.
 */
export function aliasRecords(
  scope: Construct,
  id: string,
  { zoneId, name, target, families = ["A", "AAAA"] }: AliasRecordsProps,
): void {
  for (const type of families) {
    new Route53Record(scope, `${id}-${type.toLowerCase()}`, {
      zoneId,
      name,
      type,
      alias: { name: target.domainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false },
    });
  }
}
