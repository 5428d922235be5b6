import { type EksCluster, egressRule, ingressRule } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { ClusterSettings } from "./settings";

/** What the rules between the cluster's group and others are made from. */
export interface PeersProps {
  readonly cluster: EksCluster;
  readonly peers: ClusterSettings["peers"];
  /** Id of a group of `network.securityGroups`, by its name there. */
  readonly groupIdOf: (name: string) => string;
}

/**
 * The rules between the cluster's own group and those of `peers`. Answers need none, since security groups keep
 * track of connections; and the cluster's group lets everything out, as EKS makes it.
 */
export function peers(scope: Construct, { cluster, peers: settings, groupIdOf }: PeersProps): void {
  const clusterId = cluster.securityGroupId;
  const all = new Construct(scope, "peers");
  byName(settings, ({ traffic }, name) => {
    const each = new Construct(all, name);
    const peerId = groupIdOf(name);
    if (traffic === "all") return openBothWays(each, { name, clusterId, peerId });
    const ports = new Construct(each, "traffic");
    byName(traffic, ({ protocol, port, toPort = port }, purpose) => {
      ingressRule(ports, purpose, {
        groupId: peerId,
        description: `${purpose}, from the cluster`,
        traffic: { protocol, port, toPort },
        peer: { groupId: clusterId },
      });
    });
  });
}

interface Pair {
  readonly name: string;
  readonly clusterId: string;
  readonly peerId: string;
}

/** The group's way out is the third rule: Terraform leaves a group none, and what bears only that group could not begin. */
function openBothWays(scope: Construct, { name, clusterId, peerId }: Pair): void {
  const traffic = { protocol: "all" } as const;
  ingressRule(scope, "from-cluster", {
    groupId: peerId,
    description: `all traffic from the cluster to ${name}`,
    traffic,
    peer: { groupId: clusterId },
  });
  ingressRule(scope, "into-cluster", {
    groupId: clusterId,
    description: `all traffic from ${name} to the cluster`,
    traffic,
    peer: { groupId: peerId },
  });
  egressRule(scope, "to-cluster", {
    groupId: peerId,
    description: `all traffic from ${name} to the cluster`,
    traffic,
    peer: { groupId: clusterId },
  });
}
