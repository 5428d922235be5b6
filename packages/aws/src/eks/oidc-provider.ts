import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { WorkloadIssuer } from "./workload-trust";

/** The IAM OIDC provider of a cluster. */
export interface OidcProviderProps {
  /** URL of the cluster's issuer, with `https://`. */
  readonly issuerUrl: string;
}

/** An IAM OIDC provider, through which roles can trust service accounts of a cluster. */
export class OidcProvider extends Construct implements WorkloadIssuer {
  readonly providerArn: string;
  readonly issuer: string;

  constructor(scope: Construct, id: string, { issuerUrl }: OidcProviderProps) {
    super(scope, id);
    const provider = new IamOpenidConnectProvider(this, "this", {
      url: issuerUrl,
      // AWS manages the thumbprints of its own issuers.
      clientIdList: ["sts.amazonaws.com"],
    });
    // A local, since the function call contains quotes, and trust policies are JSON text around the issuer.
    const issuer = new TerraformLocal(this, "issuer", Fn.replace(issuerUrl, "https://", ""));
    this.providerArn = provider.arn;
    this.issuer = issuer.asString;
  }
}
