import { describe, expect, it } from "vitest";
import { type Block, shop, synthShop } from "../shop.fixture";

const { fetcher, scaler } = shop.charts;

function resourcesOf(settings: object): Block {
  return synthShop({ ...shop, ...settings }).resource;
}

describe("the secrets of a chart", () => {
  const role = { ...scaler.role, secrets: ["mail-key"] };
  const { aws_iam_role_policy: policies, helm_release: releases } = resourcesOf({
    charts: { fetcher, scaler: { ...scaler, role } },
  });

  it("are read by its role, which decrypts them through Secrets Manager alone", () => {
    const { Statement } = JSON.parse(policies.charts_scaler_role_secrets.policy);
    expect(Statement.map(({ Action, Resource, Condition }: Block) => [Action, Resource, Condition])).toEqual([
      [
        expect.arrayContaining(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]),
        ["${local.data.secrets.mail-key.arn}"],
        undefined,
      ],
      [
        "kms:Decrypt",
        "${local.data.secrets_key_arn}",
        { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
      ],
    ]);
    expect(releases.charts_scaler.depends_on).toContain("aws_iam_role_policy.charts_scaler_role_secrets");
  });
});
