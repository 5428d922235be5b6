import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

claim("NUMINIA-BASE-KMS-01", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");

  expect(cluster.get("encryption_config.resources")).toEqual(["secrets"]);
  expect(cluster.resolve("encryption_config.provider.key_arn")).toResolveTo("aws_kms_key.arn", {
    description: "Kubernetes secrets",
  });
});

claim("NUMINIA-BASE-KMS-02", PRODUCTION, (template) => {
  const rotation = template
    .resources("aws_kms_key")
    .map((key) => [key.layer, key.get("enable_key_rotation"), key.get("rotation_period_in_days")]);

  expect(rotation).toEqual([
    ["audit", true, 365],
    ["network", true, 365],
    ["cluster", true, 365],
    ["cluster", true, 365],
    ["data", true, 365],
    ["data", true, 365],
    ["edge", true, 365],
  ]);
});
