import { describe, expect, it } from "vitest";
import { type PolicyStatement, policyDocument } from "../iam/policy-document";
import { clusterPlace } from "../synthesized.fixture";
import { CONTROLLER_PERMISSIONS, type ControllerPermissions } from "./controller-permissions";

const names = Object.keys(CONTROLLER_PERMISSIONS) as ControllerPermissions[];

const actionsOf = ({ Action }: PolicyStatement): readonly string[] => [Action].flat();
const isRead = (action: string): boolean => /:(Describe|Get|List)/.test(action);

/** Calls that change something and that AWS lets nobody narrow, or that act on what has no owner's tag yet. */
const UNBOUNDED: Readonly<Record<ControllerPermissions, readonly string[]>> = {
  loadBalancers: [
    "waf-regional:AssociateWebACL",
    "waf-regional:DisassociateWebACL",
    "wafv2:AssociateWebACL",
    "wafv2:DisassociateWebACL",
    "shield:CreateProtection",
    "shield:DeleteProtection",
    "ec2:CreateSecurityGroup",
    "elasticloadbalancing:CreateListener",
    "elasticloadbalancing:DeleteListener",
    "elasticloadbalancing:ModifyListener",
    "elasticloadbalancing:AddListenerCertificates",
    "elasticloadbalancing:RemoveListenerCertificates",
    "elasticloadbalancing:CreateRule",
    "elasticloadbalancing:DeleteRule",
    "elasticloadbalancing:ModifyRule",
    "elasticloadbalancing:SetRulePriorities",
    "elasticloadbalancing:SetWebAcl",
  ],
  nodeScaling: [],
};

describe.each(names)("permissions for %s", (name) => {
  const statements = CONTROLLER_PERMISSIONS[name](clusterPlace);

  it("name every action", () => {
    expect(statements.flatMap(actionsOf).filter((action) => action.includes("*"))).toEqual([]);
  });

  it("change everything that there is only where that cannot be narrowed", () => {
    const unbounded = statements
      .filter(({ Resource, Condition }) => Resource === "*" && Condition === undefined)
      .flatMap(actionsOf)
      .filter((action) => !isRead(action));

    expect(unbounded).toEqual(UNBOUNDED[name]);
  });

  it("fit into the inline policies of one role", () => {
    // IAM counts 10,240 characters for all of them together; a role may have statements of its own besides.
    expect(policyDocument(statements).length).toBeLessThan(8192);
  });
});

it("lets an autoscaler resize the groups of its own cluster only", () => {
  const scale = CONTROLLER_PERMISSIONS.nodeScaling(clusterPlace).filter((statement) =>
    actionsOf(statement).some((action) => !isRead(action)),
  );

  expect(scale).toEqual([
    {
      Sid: "Scale",
      Effect: "Allow",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: "*",
      Condition: { StringEquals: { "autoscaling:ResourceTag/kubernetes.io/cluster/shop": "owned" } },
    },
  ]);
});
