import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Fn, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { WorkloadIssuer } from "./workload-trust";

/** The identity provider by which IAM knows the service accounts of a cluster. */
export interface OidcProviderProps {
  /** URL of the cluster's issuer, with `https://`. */
  readonly issuerUrl: string;
}

/** Lets roles trust service accounts of a cluster. */
export class OidcProvider extends Construct implements WorkloadIssuer {
  readonly providerArn: string;
  readonly issuer: string;

  constructor(scope: Construct, id: string, { issuerUrl }: OidcProviderProps) {
    super(scope, id);
    const provider = new IamOpenidConnectProvider(this, "this", {
      url: issuerUrl,
      // AWS keeps the thumbprint of its own issuers by itself.
      clientIdList: ["sts.amazonaws.com"],
    });
    // A local, since the function call holds quotes, and trust policies are JSON text around the issuer.
    const issuer = new TerraformLocal(this, "issuer", Fn.replace(issuerUrl, "https://", ""));
    this.providerArn = provider.arn;
    this.issuer = issuer.asString;
  }
}
