import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

const addon = (template: Template, name: string): Resource =>
  template.resource("aws_eks_addon", (one) => one.get("addon_name") === name);

/** Managed policies of an add-on's role, which is to be one of the same layer. */
const policiesOf = (template: Template, owner: Resource): readonly unknown[] => {
  const [role] = attributesIn(owner.resolve("service_account_role_arn"));
  return template
    .resources("aws_iam_role_policy_attachment", "cluster")
    .filter((attachment) => attributesIn(attachment.resolve("role")).some(({ name }) => name === role?.name))
    .map((attachment) => attachment.get("policy_arn"));
};

/** The service accounts that an add-on's role trusts. */
const subjectsOf = (owner: Resource): unknown =>
  attributesIn(owner.resolve("service_account_role_arn")).map(
    ({ resource }) =>
      resource.policy("assume_role_policy").statements[0]?.conditions.StringEquals?.[
        "${local.oidc-provider_issuer}:sub"
      ],
  );

claim("AOS-EKS-06", PRODUCTION, (template) => {
  const names = template.resources("aws_eks_addon").map((one) => one.get("addon_name"));

  expect(names).toEqual(expect.arrayContaining(["aws-ebs-csi-driver", "coredns", "kube-proxy", "vpc-cni"]));
  const driver = addon(template, "aws-ebs-csi-driver");
  expect(driver.resolve("service_account_role_arn")).toResolveTo("aws_iam_role.arn");
  expect(subjectsOf(driver)).toEqual([["system:serviceaccount:kube-system:ebs-csi-controller-sa"]]);
  expect(policiesOf(template, driver)).toEqual([
    "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy",
  ]);
});

// Pinned, and kube-proxy is of the minor version of its cluster.
claim("AOS-EKS-06", PRODUCTION, (template) => {
  const versions = template.resources("aws_eks_addon").map((one) => one.get("addon_version"));

  expect(versions.filter((version) => !/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(String(version)))).toEqual([]);
  expect(template.resource("aws_eks_cluster").get("version")).toBe("1.35");
  expect(addon(template, "kube-proxy").get("addon_version")).toMatch(/^v1\.35\./);
});

claim("AOS-VPE-15", PRODUCTION, (template) => {
  const insights = addon(template, "amazon-cloudwatch-observability");

  expect(insights.resolve("cluster_name")).toResolveTo("aws_eks_cluster.name");
  expect(insights.resolve("service_account_role_arn")).toResolveTo("aws_iam_role.arn");
  expect(subjectsOf(insights)).toEqual([["system:serviceaccount:amazon-cloudwatch:cloudwatch-agent"]]);
  expect(policiesOf(template, insights)).toEqual(["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"]);
  // Logs of containers are the Fluent Bit chart's (AOS-FLOW-05): shipped by both they would be stored twice.
  expect(JSON.parse(String(insights.get("configuration_values")))).toMatchObject({
    containerLogs: { enabled: false },
    agent: {
      config: { logs: { metrics_collected: { kubernetes: { enhanced_container_insights: true } } } },
    },
  });
});

// What the agent writes is kept as long as other logs, under the platform's key, and not under one of AWS.
claim("AOS-VPE-15", PRODUCTION, (template) => {
  const name = "/aws/containerinsights/aos-production/performance";
  const group = template.resource("aws_cloudwatch_log_group", { name });

  expect(group.get("retention_in_days")).toBe(90);
  expect(group.resolve("kms_key_id")).toResolveTo("aws_kms_key.arn", { description: "Operational data" });
  expect(addon(template, "amazon-cloudwatch-observability").list("depends_on")).toContain(group.address);
});
