import type { Connections, Peer } from "@strata/aws";
import type { ConnectionSettings } from "@strata/kind/vocabulary";
import type { DataContext } from "./builder";

/** The other ends of rules, or the existing groups, that settings name. Only what is named is read of earlier layers. */
export function connectionsOf(
  { clients = ["cluster"], groups }: ConnectionSettings,
  { read }: Pick<DataContext, "read">,
): Connections {
  const clusterGroupId = (): string => read("cluster").cluster_security_group_id;
  if (groups !== undefined) {
    const idOf = (name: string): string =>
      name === "cluster" ? clusterGroupId() : read("network").security_groups.entry(name).id;
    return { groupIds: groups.map(idOf) };
  }
  const peer: Readonly<Record<"cluster" | "vpc", () => Peer>> = {
    cluster: () => ({ groupId: clusterGroupId() }),
    vpc: () => ({ cidr: read("network").vpc_cidr }),
  };
  return {
    vpcId: read("network").vpc_id,
    from: Object.fromEntries(clients.map((client) => [client, peer[client]()])),
  };
}
