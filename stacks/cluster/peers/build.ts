import { egressRule, ingressRule } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { peers } from "./kind";

/**
 * The rules between the cluster's own group and its peers. Replies need no rule, since security groups track
 * connections, and EKS lets everything out of the cluster's group.
 */
export const buildPeers = build(peers, ({ scope, settings, made, read }) => {
  const clusterId = made(buildControlPlane).cluster_security_group_id;
  const all = new Construct(scope, "peers");
  byName(settings, ({ traffic }, name) => {
    const each = new Construct(all, name);
    const peerId = read("network").security_groups.entry(name).id;
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
});

interface Pair {
  readonly name: string;
  readonly clusterId: string;
  readonly peerId: string;
}

/** The third rule is the peer's way out: Terraform leaves a group without one, so its members could not connect to anything. */
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
