import { string } from "@strata/contract";
import { defineSingle } from "@strata/kind";

/** The IAM provider of the cluster's service account tokens. It has no settings. */
export const oidcProvider = defineSingle({
  key: "oidcProvider",
  title: "OIDC provider",
  description: "IAM OIDC provider that roles of service accounts trust",
  settings: {},
  outputs: {
    oidc_provider_arn: string(
      "OIDC provider that workload roles trust",
      "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F",
    ),
    oidc_issuer: string(
      "Issuer of service account tokens, host and path without https://",
      "oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F",
    ),
  },
});
