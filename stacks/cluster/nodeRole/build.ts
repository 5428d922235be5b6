import { Role, trustService } from "@strata/aws";
import { build } from "../builder";
import { nodeRole } from "./kind";

/** The role, and its permissions, without which no node joins the cluster. */
export const buildNodeRole = build(nodeRole, ({ scope, settings, names, environment }) => {
  const { arn, permissions } = new Role(scope, "node-role", {
    ...settings.nodeRole,
    name: names().role,
    description: `Nodes of ${environment.id}`,
    trust: trustService("ec2.amazonaws.com"),
  });
  return { node_role_arn: arn, permissions };
});
