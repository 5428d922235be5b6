import { attributesIn, describeResolved } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { releaseOf, rightsOf, roleOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-FLOW-05", PRODUCTION, (template) => {
  const release = releaseOf(template, "aws-for-fluent-bit");
  const { cloudWatch, cloudWatchLogs, serviceAccount } = valuesOf(release);
  const [group] = attributesIn(release.resolveValue(cloudWatchLogs?.logGroupName));

  expect(release.get("repository")).toBe("https://aws.github.io/eks-charts");
  // One output: the older one of the same name would ship to another region.
  expect(cloudWatch).toBeUndefined();
  expect(cloudWatchLogs?.enabled).toBe(true);
  expect(describeResolved(release.resolveValue(cloudWatchLogs?.region))).toBe('jsonencode("eu-central-1")');
  expect(cloudWatchLogs?.autoCreateGroup).toBe(false);
  expect(cloudWatchLogs?.logGroupTemplate).toBe("");

  expect([group?.type, group?.attribute]).toEqual(["aws_cloudwatch_log_group", "name"]);
  expect(group?.resource.get("name")).toBe("/aos/aos-production/containers");
  expect(group?.resource.get("retention_in_days")).toBe(90);
  const [key] = attributesIn(group?.resource.resolve("kms_key_id"));
  expect(key?.resource.get("description")).toBe("Operational data");

  const role = roleOf(release, serviceAccount);
  const rights = rightsOf(template, role);
  expect(role?.policy("assume_role_policy").statements[0]?.conditions).toMatchObject({
    StringEquals: {
      "${local.cluster.oidc_issuer}:sub": ["system:serviceaccount:node-agents:aws-for-fluent-bit"],
    },
  });
  expect(rights.map(({ actions }) => actions)).toEqual([
    ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
  ]);
  const [right] = rights;
  expect(
    attributesIn(right?.policy.resolveValue(right.resources[0])).map(({ resource }) => resource),
  ).toEqual([group?.resource]);
  expect(right?.resources).toHaveLength(1);
  // Its streams: the ARN of the group alone is that of none of them.
  expect(right?.resources[0]).toMatch(/\.arn\}:\*$/);
});

// Container Insights would store the same lines again.
claim("AOS-FLOW-05", PRODUCTION, (template) => {
  const insights = template.resource(
    "aws_eks_addon",
    (addon) => addon.get("addon_name") === "amazon-cloudwatch-observability",
  );

  expect(insights.get("configuration_values")).toContain('"containerLogs":{"enabled":false}');
});
