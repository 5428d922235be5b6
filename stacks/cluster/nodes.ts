import { type EksCluster, NodeGroup, type Role } from "@strata/aws";
import { byName } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { templateName } from "./names";
import type { ClusterSettings } from "./settings";

/** What node groups are made from. */
export interface NodesProps {
  readonly environmentId: string;
  readonly settings: ClusterSettings;
  readonly cluster: EksCluster;
  readonly role: Role;
  readonly volumesKeyArn: string;
  /** Subnet ids of some tiers, in zone order. */
  readonly subnetsOf: (tiers: readonly string[]) => readonly string[];
  /** Tags of machines and volumes. */
  readonly tags: Readonly<Record<string, string>>;
  /** Add-ons without which no node becomes ready. */
  readonly network: readonly ITerraformDependable[];
}

/** The node groups of `nodeGroups`, by name. */
export function nodeGroups(scope: Construct, props: NodesProps): Readonly<Record<string, NodeGroup>> {
  const { environmentId, settings, cluster, role, volumesKeyArn, tags } = props;
  const { clusterName } = cluster;
  const each = new Construct(scope, "node-groups");
  return byName(settings.nodeGroups, ({ min, max, desired, ami, subnets, taints, ...rest }, name) => {
    return new NodeGroup(each, name, {
      ...rest,
      clusterName,
      version: settings.version,
      stem: name,
      name: templateName(environmentId, name),
      image: ami,
      size: { min, max, desired },
      subnetIds: props.subnetsOf(subnets ?? settings.subnets),
      roleArn: role.arn,
      volumesKeyArn,
      tags,
      taints: byName(taints, ({ value, effect }) => ({ effect, ...(value === undefined ? {} : { value }) })),
      after: [...role.permissions, ...props.network],
    });
  });
}
