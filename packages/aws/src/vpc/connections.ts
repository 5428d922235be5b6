import type { Construct } from "constructs";
import { SecurityGroup } from "./security-group";
import type { Peer } from "./security-group-rule";

/**
 * Who may connect to a service in the VPC: peers, by rules of a group that is made for the service; or whoever the
 * rules of groups that exist already let in, which the service then bears as they are.
 */
export type Connections =
  | {
      readonly vpcId: string;
      /** The other ends, by a short id of the rule. */
      readonly from: Readonly<Record<string, Peer>>;
    }
  | { readonly groupIds: readonly string[] };

/** The group that is made where a service has one of its own. */
export interface ServiceGroupProps {
  /** Unique in the VPC. */
  readonly name: string;
  readonly description: string;
  /** What is spoken, for the rules' descriptions, such as `PostgreSQL`. */
  readonly protocol: string;
  readonly port: number;
}

/** Ids of the groups that a service bears: its own, at the construct id `group`, or those that are named. */
export function serviceGroupIds(
  scope: Construct,
  connections: Connections,
  { name, description, protocol, port }: ServiceGroupProps,
): string[] {
  if ("groupIds" in connections) return [...connections.groupIds];
  const ingress = Object.entries(connections.from).map(([client, peer]) => [
    client,
    { description: `${protocol} from ${client}`, traffic: { protocol: "tcp" as const, port }, peer },
  ]);
  const group = new SecurityGroup(scope, "group", {
    vpcId: connections.vpcId,
    name,
    description,
    ingress: Object.fromEntries(ingress),
  });
  return [group.groupId];
}
