import type { Construct } from "constructs";
import { SecurityGroup } from "./security-group";
import type { Peer } from "./security-group-rule";

/**
 * Who may connect to a service in the VPC: either peers, through rules of a new group for the service, or whoever the
 * rules of existing groups allow, which are attached to the service unchanged.
 */
export type Connections =
  | {
      readonly vpcId: string;
      /** The peers, by a short id of their rule. */
      readonly from: Readonly<Record<string, Peer>>;
    }
  | { readonly groupIds: readonly string[] };

/** The new group of a service. */
export interface ServiceGroupProps {
  /** Unique in the VPC. */
  readonly name: string;
  readonly description: string;
  /** Name of the protocol for the rules' descriptions, for example `PostgreSQL`. */
  readonly protocol: string;
  readonly port: number;
}

/** Ids of the groups to attach to a service: a new one, at the construct id `group`, or existing ones. */
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
