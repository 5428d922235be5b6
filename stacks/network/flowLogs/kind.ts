import { defineSingle } from "@strata/kind";
import { ROLE_NAME_LENGTH } from "@strata/kind/vocabulary";
import { flowLogSettings } from "./settings";

/** Records of the VPC's traffic. */
export const flowLogs = defineSingle({
  key: "flowLogs",
  title: "flow logs",
  description: "Flow logs of the VPC, in CloudWatch Logs",
  settings: flowLogSettings,
  names: {
    // Claimed, since an instance named flow-logs would have a role of the same name.
    role: {
      of: "IAM role",
      at: "flowLogs",
      default: "{id}-flow-logs",
      scope: "account",
      longest: ROLE_NAME_LENGTH,
    },
  },
});
