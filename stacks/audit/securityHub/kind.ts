import { defineSingle } from "@strata/kind";
import { securityHubProblems } from "./check";
import { securityHubSettings } from "./settings";

/** Security Hub of the account and region. */
export const securityHub = defineSingle({
  key: "securityHub",
  title: "Security Hub",
  description: "Security Hub: standards to which the account is held",
  settings: securityHubSettings,
  check: ({ own, layer }) => securityHubProblems(own as { readonly securityHub?: unknown }, layer),
});
