import { UnreadExpression } from "@strata/inventory";
import { type Check, cannotTell, met, type ServiceRules } from "../rule";
import { upstreamKeys } from "../static-keys/upstream-keys";

const EXPECTED = "keys of for_each and numbers of count that the unit's own settings say";

const ownKeys: Check = (unit) => {
  try {
    const found = upstreamKeys(unit.values).map(
      ({ address, argument, paths }) => `${argument} of ${address} from ${paths.join(", ")}`,
    );
    return met(found.length === 0, EXPECTED, found.join("; "));
  } catch (error) {
    if (error instanceof UnreadExpression) return cannotTell(EXPECTED, error.message);
    throw error;
  }
};

/** What a layer needs so that it can be planned before the layers that it reads exist. */
export const staticKeys: ServiceRules = {
  rules: [
    {
      id: "static-keys",
      type: "unit",
      level: "M",
      reason:
        "what other layers and look-ups say is unknown before they exist, and Terraform plans no unknown keys",
      source: [
        "Terraform, The for_each meta-argument: limitations on values",
        "Terraform, The count meta-argument",
      ],
      setting: "",
      fault: {
        layer: "data",
        at: "aws_efs_mount_target/a/for_each",
        to: "${toset(data.aws_subnets.private.ids)}",
      },
      holds: ownKeys,
    },
  ],
};
