import { string, strings } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { nodeGroupProblems } from "./check";
import { type NodeGroupSettings, nodeGroup } from "./settings";

/** Managed node groups. */
export const nodeGroups = defineKind({
  key: "nodeGroups",
  title: "node group",
  description: "Managed node groups",
  entry: nodeGroup,
  outputs: {
    description: "Managed node groups",
    fields: {
      name: string("Name of the node group", "general-20260301120000000000000001"),
      autoscaling_groups: strings("Names of its Auto Scaling groups", ["eks-general-0a1b2c3d"]),
    },
  },
  names: {
    // Source: EC2 `CreateLaunchTemplate`, parameter `LaunchTemplateName`.
    template: {
      of: "launch template",
      default: "{id}-{stem}",
      parts: (_layer: unknown, _environment: unknown, { name }: NodeGroupSettings, entry: string) => ({
        stem: name ?? entry,
      }),
      scope: "region",
      longest: 128,
    },
  },
  check: ({ name, entry }) => nodeGroupProblems(name, entry),
});
