import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { describe, expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { EksAddon, type EksAddonProps } from "./addon";

const build = (props: Partial<EksAddonProps> = {}) =>
  synthesized((scope) => new EksAddon(scope, "cni", { ...CNI, ...props }));

const CNI = {
  clusterName: "shop",
  addon: "vpc-cni",
  version: "v1.20.1-eksbuild.3",
  configuration: {},
} as const satisfies EksAddonProps;
const ADDON = "aws_eks_addon.cni";

describe("an add-on", () => {
  const { built, addresses, at, written } = build();

  it("leaves the role to EKS unless it is set, and names the values also where there are none", () => {
    expect(addresses).toEqual([ADDON]);
    expect(at(ADDON)).toEqual({
      cluster_name: "shop",
      addon_name: "vpc-cni",
      addon_version: "v1.20.1-eksbuild.3",
      configuration_values: "{}",
      resolve_conflicts_on_create: "OVERWRITE",
      resolve_conflicts_on_update: "OVERWRITE",
      depends_on: [],
    });
  });

  it("exposes what to wait for", () => {
    expect(written(built.active.fqn)).toBe("${aws_eks_addon.cni}");
  });
});

describe("an add-on with settings", () => {
  const { addresses, at } = build({
    version: "v1.21.1-eksbuild.1",
    configuration: { enableNetworkPolicy: "true" },
    role: {
      name: "shop-cni",
      trust: "trust",
      managedPolicies: ["AmazonEKS_CNI_Policy"],
      policies: { logs: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }] },
    },
    logs: { flows: { name: "/shop/flows", retentionDays: 30, keyArn: "logs-key" } },
  });

  it("is held to its version and its values", () => {
    expect(at(ADDON)).toMatchObject({
      addon_version: "v1.21.1-eksbuild.1",
      configuration_values: '{"enableNetworkPolicy":"true"}',
    });
  });

  it("acts in a role with the trust and the policies that are set", () => {
    expect(at(ADDON).service_account_role_arn).toBe("${aws_iam_role.cni_role.arn}");
    expect(at("aws_iam_role.cni_role")).toEqual({
      name: "shop-cni",
      description: "EKS add-on vpc-cni",
      assume_role_policy: "trust",
    });
    expect(statements(at("aws_iam_role_policy.cni_role_logs").policy)).toHaveLength(1);
    expect(addresses).toContain("aws_iam_role_policy_attachment.cni_role_amazon-eks-cni-policy");
  });

  it("waits for its permissions and its log groups", () => {
    expect(at(ADDON).depends_on).toEqual([
      "aws_iam_role_policy_attachment.cni_role_amazon-eks-cni-policy",
      "aws_iam_role_policy.cni_role_logs",
      "aws_cloudwatch_log_group.cni_log-groups_flows",
    ]);
    expect(at("aws_cloudwatch_log_group.cni_log-groups_flows")).toEqual({
      name: "/shop/flows",
      retention_in_days: 30,
      kms_key_id: "logs-key",
    });
  });
});

it("an add-on that runs on nodes waits for them", () => {
  const { at } = synthesized((scope) => {
    const nodes = new CloudwatchLogGroup(scope, "nodes", {});
    return new EksAddon(scope, "dns", { ...CNI, addon: "coredns", after: [nodes] });
  });

  expect(at("aws_eks_addon.dns").depends_on).toEqual(["aws_cloudwatch_log_group.nodes"]);
});
