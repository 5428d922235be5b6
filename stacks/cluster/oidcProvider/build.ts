import { OidcProvider } from "@strata/aws";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { oidcProvider } from "./kind";

/** The provider, which roles of add-ons trust as later layers' do. */
export const buildOidcProvider = build(oidcProvider, ({ scope, made }) => {
  const { issuerUrl } = made(buildControlPlane);
  const provider = new OidcProvider(scope, "oidc-provider", { issuerUrl });
  return { oidc_provider_arn: provider.providerArn, oidc_issuer: provider.issuer, provider };
});
