import { expect, it } from "vitest";
import { resource, shopCluster, statements, synth } from "../shop.fixture";

it("lets EC2 instances be nodes", () => {
  const { assume_role_policy, ...role } = resource(synth(shopCluster()), "aws_iam_role", "node-role");

  expect(role).toMatchObject({ name: "shop-production-node", description: "Nodes of shop-production" });
  expect(statements(assume_role_policy)).toEqual([
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ]);
});
