import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { OidcProvider } from "./oidc-provider";
import { trustServiceAccount } from "./workload-trust";

describe("the identity provider of a cluster", () => {
  const { built, addresses, at, local, written } = synthesized(
    (scope) => new OidcProvider(scope, "oidc", { issuerUrl: "https://oidc.example.com/id/A1" }),
  );

  it("lets service accounts of the cluster's issuer ask for credentials", () => {
    expect(addresses).toEqual(["aws_iam_openid_connect_provider.oidc"]);
    expect(at("aws_iam_openid_connect_provider.oidc")).toEqual({
      url: "https://oidc.example.com/id/A1",
      client_id_list: ["sts.amazonaws.com"],
    });
  });

  it("is named in trust policies by its ARN, and by its issuer without the scheme", () => {
    expect(written([built.providerArn, built.issuer])).toEqual([
      "${aws_iam_openid_connect_provider.oidc.arn}",
      "${local.oidc_issuer}",
    ]);
    expect(local("oidc_issuer")).toBe('${replace("https://oidc.example.com/id/A1", "https://", "")}');
  });

  it("leaves a trust policy valid JSON", () => {
    const trust = written(trustServiceAccount(built, { namespace: "shop", name: "cart" })) as string;

    expect(JSON.parse(trust).Statement[0].Condition.StringEquals).toEqual({
      "${local.oidc_issuer}:sub": "system:serviceaccount:shop:cart",
      "${local.oidc_issuer}:aud": "sts.amazonaws.com",
    });
  });
});
