import { describe, expect, it } from "vitest";
import { AWS, only, workbench } from "./workbench.fixture";

describe("a cluster and what runs in it", () => {
  const NETWORK = { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } };
  const SUBNETS = {
    aws_subnet: {
      nodes: { count: 2, vpc_id: "${aws_vpc.main.id}", cidr_block: "10.0.${count.index}.0/24" },
    },
  };
  const CLUSTER = {
    aws_iam_role: { cluster: { name: "cluster", assume_role_policy: "{}" } },
    aws_eks_cluster: {
      main: {
        name: "shop",
        role_arn: "${aws_iam_role.cluster.arn}",
        vpc_config: { subnet_ids: "${aws_subnet.nodes[*].id}" },
      },
    },
  };
  const connection = { host: "${aws_eks_cluster.main.endpoint}", token: "none" };
  const release = (values: string): object => ({
    provider: { ...AWS, kubernetes: [connection], helm: [{ kubernetes: connection }] },
    resource: {
      ...NETWORK,
      ...SUBNETS,
      ...CLUSTER,
      kubernetes_namespace_v1: { orders: { metadata: { name: "orders" } } },
      helm_release: {
        orders: {
          name: "orders",
          namespace: "${kubernetes_namespace_v1.orders.metadata[0].name}",
          chart: "orders",
          repository: "https://charts.example.com",
          version: "1.2.3",
          values: [values],
        },
      },
    },
  });

  it("is deployed in one apply, although the cluster's address is not known at plan", async () => {
    const bench = await workbench(release("replicas: 2\n"));

    await bench.apply();

    const state = bench.state();
    const { endpoint, identity, kubernetes_network_config: network } = state["aws_eks_cluster.main"] ?? {};
    expect(endpoint).toMatch(/^https:\/\/[0-9A-Z]{32}\.gr7\.eu-west-1\.eks\.amazonaws\.com$/);
    expect(identity).toEqual([
      {
        oidc: [
          {
            issuer: expect.stringMatching(
              /^https:\/\/oidc\.eks\.eu-west-1\.amazonaws\.com\/id\/[0-9A-Z]{32}$/,
            ),
          },
        ],
      },
    ]);
    expect(network).toMatchObject([{ service_ipv4_cidr: "172.20.0.0/16" }]);
    expect(state["kubernetes_namespace_v1.orders"]).toMatchObject({ id: "orders" });
    expect(await bench.planCode()).toBe(0);
  });

  it("keeps the values of a release, and counts its revisions", async () => {
    const bench = await workbench(release("replicas: 2\n"));
    await bench.apply();
    const metadata = (): unknown => only(bench, "helm_release").state.metadata;
    expect(metadata()).toMatchObject({
      revision: 1,
      values: "replicas: 2\n",
      chart: "orders",
      version: "1.2.3",
    });

    bench.configure(release("replicas: 3\n"));
    await bench.apply();

    expect(metadata()).toMatchObject({ revision: 2, values: "replicas: 3\n" });
    expect(await bench.planCode()).toBe(0);
  });

  it("is out of reach when no cluster has the address", async () => {
    const bench = await workbench({
      provider: { kubernetes: [{ host: "https://GONE.gr7.eu-west-1.eks.amazonaws.com" }] },
      resource: { kubernetes_namespace_v1: { orders: { metadata: { name: "orders" } } } },
    });

    const { code, output } = await bench.terraform(["apply", "-auto-approve", "-no-color"]);

    expect(code).toBe(1);
    expect(output.replace(/\s*│\s*/g, " ")).toContain(
      "lookup GONE.gr7.eu-west-1.eks.amazonaws.com: no such host",
    );
  });
});
