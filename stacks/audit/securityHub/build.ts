import { SecurityHub } from "@strata/aws";
import { build } from "../builder";
import { securityHub } from "./kind";

/** Security Hub, where the settings have it. */
export const buildSecurityHub = build(securityHub, ({ scope, settings, environment }) => {
  if (settings.securityHub === undefined) return;
  new SecurityHub(scope, "security-hub", { ...settings.securityHub, place: environment });
});
