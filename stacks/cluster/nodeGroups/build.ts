import { NodeGroup } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { buildAddons } from "../addons/build";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { subnetIds } from "../controlPlane/subnets";
import { buildEndpoints } from "../endpoints/build";
import { cluster } from "../index";
import { buildKeys } from "../keys/build";
import { buildNodeRole } from "../nodeRole/build";
import { nodeGroups } from "./kind";

/** The node groups, each after the add-ons and the endpoints without which no node becomes ready. */
export const buildNodeGroups = build(nodeGroups, (context) => {
  const { scope, settings, layer, names, environment, made } = context;
  const { node_role_arn, permissions } = made(buildNodeRole);
  const network = Object.values(made(buildAddons).beforeNodes).map(({ active }) => active);
  const each = new Construct(scope, "node-groups");
  return byName(settings, ({ name, min, max, desired, ami, subnets, taints, ...rest }, entry) => {
    const { groupName, autoscalingGroups, nodes } = new NodeGroup(each, entry, {
      ...rest,
      clusterName: made(buildControlPlane).cluster_name,
      version: layer.version,
      stem: name ?? entry,
      name: names(entry).template,
      image: ami,
      size: { min, max, desired },
      subnetIds: subnetIds(subnets ?? layer.subnets, context),
      roleArn: node_role_arn,
      volumesKeyArn: made(buildKeys).volumes_key_arn,
      tags: { ...environment.tags, Layer: cluster.name },
      taints: byName(taints, ({ value, effect }) => ({ effect, ...(value === undefined ? {} : { value }) })),
      after: [...permissions, ...network, ...made(buildEndpoints)],
    });
    return { name: groupName, autoscaling_groups: autoscalingGroups, nodes };
  });
});
