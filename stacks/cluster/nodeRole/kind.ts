import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";
import { ROLE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { nodeRoleSettings } from "./settings";

/** The IAM role of all nodes. */
export const nodeRole = defineSingle({
  key: "nodeRole",
  title: "role of nodes",
  description: "IAM role of all nodes",
  settings: nodeRoleSettings,
  outputs: {
    node_role_arn: string(
      "ARN of the role that all nodes bear",
      "arn:aws:iam::111122223333:role/shop-production-node",
    ),
  },
  names: {
    role: {
      of: "IAM role",
      setting: "nodeRole.name",
      default: "{id}-node",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
    },
  },
});
