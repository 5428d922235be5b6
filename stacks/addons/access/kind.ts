import { defineSingle } from "@strata/kind";

/** How this layer reaches the cluster: by the AWS CLI's login, so that no token is in settings or state. */
export const access = defineSingle({
  key: "access",
  title: "access to the cluster",
  description: "The kubernetes and helm providers, authenticated by exec",
  settings: {},
});
