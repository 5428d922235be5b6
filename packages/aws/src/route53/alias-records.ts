import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";

/** A name that resolves to a distribution or a load balancer. */
export interface AliasRecordsProps {
  readonly zoneId: string;
  readonly name: string;
  readonly target: {
    readonly domainName: string;
    /** The target's own zone, not the one that holds the record. */
    readonly hostedZoneId: string;
  };
  /** Records that the target can answer for. @default A and AAAA, as CloudFront has both kinds of addresses */
  readonly families?: readonly ("A" | "AAAA")[];
}

/**
 * An IPv4 and an IPv6 record for one name, `<id>-a` and `<id>-aaaa`. Route 53 refuses to evaluate the health of
 * CloudFront, and where a target is alone, there is nowhere else to send to.
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
