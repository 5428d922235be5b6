import type { Connections, Peer } from "@strata/aws";
import type { ConnectionSettings } from "./connection-settings";

/** What connections are resolved with. Only what is named is read, so that fewer outputs must exist to plan. */
export interface ConnectionSources {
  readonly vpcId: () => string;
  readonly vpcCidr: () => string;
  readonly clusterGroupId: () => string;
  /** Id of one of the network layer's security groups. */
  readonly groupId: (name: string) => string;
}

/** The other ends of rules, or the groups that are borne, which the settings name. */
export function connectionsOf(
  { clients = ["cluster"], groups }: ConnectionSettings,
  { vpcId, vpcCidr, clusterGroupId, groupId }: ConnectionSources,
): Connections {
  if (groups !== undefined) {
    return { groupIds: groups.map((name) => (name === "cluster" ? clusterGroupId() : groupId(name))) };
  }
  const peer: Readonly<Record<"cluster" | "vpc", () => Peer>> = {
    cluster: () => ({ groupId: clusterGroupId() }),
    vpc: () => ({ cidr: vpcCidr() }),
  };
  return { vpcId: vpcId(), from: Object.fromEntries(clients.map((client) => [client, peer[client]()])) };
}
