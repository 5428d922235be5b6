import { describe, expect, it } from "vitest";
import { clusterPlace } from "../synthesized.fixture";
import { loadBalancerController } from "./load-balancer-controller";

describe("a load balancer controller", () => {
  const statements = loadBalancerController(clusterPlace);
  const conditionOf = (sid: string): unknown => statements.find(({ Sid }) => Sid === sid)?.Condition;

  it.each([
    ["OpenBackends", { ArnEquals: { "ec2:Vpc": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1" } }],
    ["ChangeOwnGroups", { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "shop" } }],
    ["ChangeOwnBalancers", { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "shop" } }],
    ["MakeBalancers", { StringEquals: { "aws:RequestTag/elbv2.k8s.aws/cluster": "shop" } }],
    [
      "TagOwnBalancers",
      {
        StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "shop" },
        Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "true" },
      },
    ],
    ["ServiceLinkedRole", { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } }],
  ])("is held to its own cluster: %s", (sid, condition) => {
    expect(conditionOf(sid)).toEqual(condition);
  });
});
