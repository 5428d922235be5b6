import { accountWide } from "../arn";
import type { Service } from "../service";

/** Shield Advanced. */
export const SHIELD: Service = {
  types: {
    aws_shield_protection: {
      values: { id: "{uuid}", arn: accountWide("shield", "protection/{id}") },
    },
    aws_shield_subscription: {
      values: { id: "{account}", auto_renew: "ENABLED" },
    },
  },
};
