import { attributesIn } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "aos/production/eu-central-1";

/** The subnets that an argument names, by tier and zone. */
const placesOf = (resolved: unknown): readonly string[] =>
  attributesIn(resolved as Parameters<typeof attributesIn>[0]).map(
    ({ resource }) => `${resource.get("tags.Tier")} ${resource.get("availability_zone")}`,
  );

claim("AOS-OVR-02", PRODUCTION, (template) => {
  const clusters = template.resources("aws_eks_cluster");
  const subnets = attributesIn(clusters[0]?.resolve("vpc_config.subnet_ids"));

  expect(clusters.map(({ layer }) => layer)).toEqual(["cluster"]);
  expect(subnets.map(({ type, layer }) => `${layer} ${type}`)).toEqual(Array(6).fill("network aws_subnet"));
  expect(subnets.map(({ resource }) => resource.resolve("vpc_id"))).toResolveTo("aws_vpc.id");
});

// Not inside of the /18: EKS refuses ClusterIPs that overlap the VPC. What a Service of type LoadBalancer or NodePort
// has there are interfaces, and those stand in the pods' and the public subnets.
claim("AOS-VPC-04", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");

  expect(cluster.get("kubernetes_network_config.service_ipv4_cidr")).toBe("172.20.0.0/16");
  expect(template.resource("aws_vpc").get("cidr_block")).toBe("10.231.0.0/16");
});

claim("AOS-EKS-07", PRODUCTION, (template) => {
  const provider = template.resource("aws_iam_openid_connect_provider");

  expect(provider.layer).toBe("cluster");
  expect(provider.get("url")).toBe("${aws_eks_cluster.cluster.identity[0].oidc[0].issuer}");
  expect(provider.get("client_id_list")).toEqual(["sts.amazonaws.com"]);
  expect(template.resolve(template.output("cluster", "oidc_provider_arn"), "cluster")).toResolveTo(
    "aws_iam_openid_connect_provider.arn",
  );
});

claim("AOS-EKS-08", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");

  expect(cluster.get("vpc_config.endpoint_public_access")).toBe(false);
  expect(cluster.get("vpc_config.endpoint_private_access")).toBe(true);
});

claim(
  "AOS-EKS-08",
  PRODUCTION,
  (template) => {
    const cluster = template.resource("aws_eks_cluster");

    expect(cluster.get("vpc_config.endpoint_public_access")).toBe(true);
    expect(cluster.get("vpc_config.public_access_cidrs")).toEqual(["198.51.100.0/24"]);
    // Nodes stay inside of the VPC.
    expect(cluster.get("vpc_config.endpoint_private_access")).toBe(true);
  },
  { settings: { cluster: { endpoint: { public: { cidrs: ["198.51.100.0/24"] } } } } },
);

claim(
  "AOS-EKS-09",
  [PRODUCTION, { path: PRODUCTION, settings: { cluster: { logs: { retentionDays: 545 } } } }],
  (asSet, changed) => {
    const [logs, others] = [asSet, changed].map((template) =>
      template.resource("aws_cloudwatch_log_group", ({ name }) => name === "cluster_logs"),
    );
    const cluster = asSet.resource("aws_eks_cluster");

    expect(logs?.layer).toBe("cluster");
    expect(cluster.get("name")).toBe("aos-production");
    expect(logs?.get("name")).toBe("/aws/eks/aos-production/cluster");
    expect([logs, others].map((group) => group?.get("retention_in_days"))).toEqual([90, 545]);
    expect(cluster.get("enabled_cluster_log_types")).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(cluster.list("depends_on")).toContain("aws_cloudwatch_log_group.cluster_logs");
  },
);

claim("AOS-EKS-12", PRODUCTION, (template) => {
  const cluster = template.resource("aws_eks_cluster");
  const zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];
  const pods = zones.map((zone) => `private ${zone}`);
  const ingress = zones.map((zone) => `public ${zone}`);

  expect(placesOf(cluster.resolve("vpc_config.subnet_ids"))).toEqual([...pods, ...ingress]);
  expect(
    template.resources("aws_eks_node_group").map((group) => placesOf(group.resolve("subnet_ids"))),
  ).toEqual([pods, pods]);
});

// Load balancers find their subnets by these tags.
claim("AOS-EKS-12", PRODUCTION, (template) => {
  const tagged = template
    .resources("aws_subnet")
    .map((subnet) => [
      subnet.get("tags.Tier"),
      subnet.get('tags["kubernetes.io/role/elb"]'),
      subnet.get('tags["kubernetes.io/role/internal-elb"]'),
    ])
    .filter(([, open, internal]) => open !== undefined || internal !== undefined);

  expect(tagged).toEqual([
    ...Array(3).fill(["private", undefined, "1"]),
    ...Array(3).fill(["public", "1", undefined]),
  ]);
});
