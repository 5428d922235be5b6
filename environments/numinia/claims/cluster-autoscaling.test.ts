import { attributesIn, describeResolved } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { parse } from "yaml";

const PRODUCTION = "numinia/production/eu-west-1";

/** The values of the autoscaler's chart that decide which machines it scales, and how. */
interface AutoscalerValues {
  readonly image: { readonly tag: string };
  readonly autoDiscovery: { readonly clusterName: string };
  readonly awsRegion: string;
  readonly rbac: { readonly serviceAccount: { readonly annotations: Readonly<Record<string, string>> } };
}

// One group spans three zones, so these are totals.
claim("NUMINIA-SVC-EKS-07", PRODUCTION, (template) => {
  const groups = template.resources("aws_eks_node_group");

  expect(groups.map((group) => group.get("scaling_config.min_size"))).toEqual([4]);
  expect(groups.map((group) => group.get("scaling_config.max_size"))).toEqual([10]);
});

// A managed group only bounds its size: the autoscaler is what changes it.
claim("NUMINIA-SVC-EKS-07", PRODUCTION, (template) => {
  const release = template.resource("helm_release", ({ name }) => name === "charts_cluster-autoscaler");
  const values: AutoscalerValues = parse(String(release.get("values.0")));
  const roleArn = values.rbac.serviceAccount.annotations["eks.amazonaws.com/role-arn"];
  const [role] = attributesIn(release.resolveValue(roleArn)).map(({ resource }) => resource);
  const rights = template
    .resources("aws_iam_role_policy", "addons")
    .filter((policy) => attributesIn(policy.resolve("role")).some(({ name }) => name === role?.name));

  expect(release.layer).toBe("addons");
  expect(release.get("chart")).toBe("cluster-autoscaler");
  expect(release.get("repository")).toBe("https://kubernetes.github.io/autoscaler");
  // The autoscaler is built for one minor version of Kubernetes.
  expect(values.image.tag).toMatch(/^v1\.32\.\d+$/);
  expect(attributesIn(release.resolveValue(values.autoDiscovery.clusterName))).toResolveTo(
    "aws_eks_cluster.name",
  );
  expect(describeResolved(release.resolveValue(values.awsRegion))).toBe('jsonencode("eu-west-1")');
  const changing = rights
    .flatMap((policy) => policy.policy("policy").statements)
    .flatMap(({ actions, notActions }) => [...actions, ...notActions.map((action) => `all but ${action}`)])
    .filter((action) => !/^[a-z0-9]+:(Describe|Get)[A-Z]\w*$/.test(action));
  expect(changing).toEqual([
    "autoscaling:SetDesiredCapacity",
    "autoscaling:TerminateInstanceInAutoScalingGroup",
  ]);
});
