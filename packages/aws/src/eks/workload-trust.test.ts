import { describe, expect, it } from "vitest";
import { trustServiceAccount, trustServiceAccounts, trustServiceAccountsLike } from "./workload-trust";

const issuer = {
  providerArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
  issuer: "oidc.eks.eu-west-1.amazonaws.com/id/A1",
};

describe("trust of a workload's role", () => {
  it("asks for one subject and the audience of STS", () => {
    const text = trustServiceAccount(issuer, { namespace: "shop", name: "cart" });

    expect(JSON.parse(text)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1",
          },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:shop:cart",
              "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com",
            },
          },
        },
      ],
    });
  });

  it("names each of several accounts", () => {
    const text = trustServiceAccounts(issuer, [
      { namespace: "kube-system", name: "efs-csi-controller-sa" },
      { namespace: "kube-system", name: "efs-csi-node-sa" },
    ]);

    expect(JSON.parse(text).Statement[0].Condition).toEqual({
      StringEquals: {
        "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": [
          "system:serviceaccount:kube-system:efs-csi-controller-sa",
          "system:serviceaccount:kube-system:efs-csi-node-sa",
        ],
        "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com",
      },
    });
  });

  it("keeps the audience exact where names are matched", () => {
    const text = trustServiceAccountsLike(issuer, { namespace: "kube-system", name: "efs-csi-*" });

    expect(JSON.parse(text).Statement[0].Condition).toEqual({
      StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud": "sts.amazonaws.com" },
      StringLike: {
        "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:kube-system:efs-csi-*",
      },
    });
  });

  it.each([
    {
      call: () => trustServiceAccount(issuer, { namespace: "shop", name: "cart-*" }),
      message: 'trustServiceAccount: expected exact names, got "system:serviceaccount:shop:cart-*"',
    },
    {
      call: () => trustServiceAccount(issuer, { namespace: "shop?", name: "cart" }),
      message: 'trustServiceAccount: expected exact names, got "system:serviceaccount:shop?:cart"',
    },
    {
      call: () => trustServiceAccounts(issuer, [{ namespace: "shop", name: "cart-*" }]),
      message: 'trustServiceAccount: expected exact names, got "system:serviceaccount:shop:cart-*"',
    },
    {
      call: () => trustServiceAccountsLike(issuer, { namespace: "*", name: "cart" }),
      message: 'trustServiceAccountsLike: expected an exact namespace, got "system:serviceaccount:*:cart"',
    },
  ])("refuses: $message", ({ call, message }) => {
    expect(call).toThrow(new Error(message));
  });
});
