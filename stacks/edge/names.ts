import type { CheckContext, ClaimedName } from "@strata/config";
import { edgeDomains } from "./domains";
import type { EdgeSettings } from "./settings";

/** Name of what the layer makes once: its key's alias, its topic, its log policy. */
export function layerName(environmentId: string): string {
  return `${environmentId}-edge`;
}

/** Name of an entry's distribution, access control, headers policy or web ACL. */
export function entryResourceName(environmentId: string, entry: string): string {
  return `${environmentId}-${entry}`;
}

/** Name of a load balancer: as set, or the environment's id and the entry's name. */
export function loadBalancerName(environmentId: string, entry: string, name?: string): string {
  return name ?? entryResourceName(environmentId, entry);
}

/** Name of the security group that a load balancer bears. */
export function loadBalancerGroupName(environmentId: string, entry: string): string {
  return `${entryResourceName(environmentId, entry)}-load-balancer`;
}

/**
 * Name of a target group: as set, or with the port in it, since another port is another target group, which must
 * exist before listeners leave the one they have.
 */
export function targetGroupName(
  environmentId: string,
  entry: string,
  { name, port }: EdgeSettings["targetGroups"][string],
): string {
  return name ?? `${entryResourceName(environmentId, entry)}-${port}`;
}

/** Log group of a web ACL; WAF refuses any other prefix. */
export function webAclLogGroup(environmentId: string, entry: string): string {
  return `aws-waf-logs-${entryResourceName(environmentId, entry)}`;
}

/** Log group of the zone's queries; Route 53 may write below this prefix. */
export function queryLogGroup(zone: string): string {
  return `/aws/route53/${zone}`;
}

/** The names that the edge layer claims: domains in the world, the rest in its account or a region of it. */
export function edgeNames({ environment, settings }: CheckContext): readonly ClaimedName[] {
  const edge = settings("edge") as EdgeSettings;
  const domains = edgeDomains(environment.id, edge);
  if (domains === undefined) return [];
  const zones: readonly ClaimedName[] =
    edge.zone.mode === "create"
      ? [{ scope: "world", kind: "hosted zone", name: domains.zone, path: ["zone", "name"] }]
      : [];
  const aliases = Object.entries(edge.distributions).flatMap(([entry, distribution]) =>
    distribution.aliases.map(
      (alias, index): ClaimedName => ({
        scope: "world",
        kind: "CloudFront alias",
        name: domains.spell(alias),
        path: ["distributions", entry, "aliases", index],
      }),
    ),
  );
  const inAccount = (kind: string, group: "distributions" | "webAcls"): readonly ClaimedName[] =>
    Object.keys(edge[group]).map((entry) => ({
      scope: "account",
      kind,
      name: entryResourceName(environment.id, entry),
      path: [group, entry],
    }));
  const inRegion: readonly ClaimedName[] = [
    ...Object.entries(edge.loadBalancers).map(
      ([entry, { name }]): ClaimedName => ({
        scope: "region",
        kind: "load balancer",
        name: loadBalancerName(environment.id, entry, name),
        path: ["loadBalancers", entry, "name"],
      }),
    ),
    ...Object.entries(edge.targetGroups).map(
      ([entry, group]): ClaimedName => ({
        scope: "region",
        kind: "target group",
        name: targetGroupName(environment.id, entry, group),
        path: ["targetGroups", entry, "name"],
      }),
    ),
  ];
  // The layer's key is in us-east-1, where it can meet the keys of other layers only if these are there too.
  const key: readonly ClaimedName[] =
    environment.region === "us-east-1"
      ? [{ scope: "region", kind: "KMS alias", name: layerName(environment.id), path: [] }]
      : [];
  return [
    ...zones,
    ...aliases,
    ...inAccount("CloudFront distribution", "distributions"),
    ...inAccount("CloudFront web ACL", "webAcls"),
    ...inRegion,
    ...key,
  ];
}
