import { describe, expect, it } from "vitest";
import { clusterSettings } from "./settings";
import { shopCluster } from "./shop.fixture";

const smallest = { version: "1.35", subnets: ["private"], logs: { key: "platform" } };

describe("cluster settings", () => {
  it("stay as they are when they are read twice", () => {
    expect(clusterSettings.parse(shopCluster())).toEqual(shopCluster());
  });

  it("have a private API, standard support and a role for nodes without rights of the CNI", () => {
    const { endpoint, support, serviceCidr, nodeRole } = clusterSettings.parse(smallest);

    expect({ endpoint, support, serviceCidr, nodeRole }).toEqual({
      endpoint: { private: { clients: {} } },
      support: "standard",
      serviceCidr: "172.20.0.0/16",
      nodeRole: {
        managedPolicies: [
          "AmazonEKSWorkerNodePolicy",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonSSMManagedInstanceCore",
        ],
      },
    });
  });

  it.each([
    {
      fault: "a version that YAML read as a number",
      input: { version: 1.3 },
      message: 'a quoted version such as "1.35"',
    },
    {
      fault: "a version with a patch level",
      input: { version: "1.35.2" },
      message: 'a version such as "1.35"',
    },
    {
      fault: "a public API for everybody and nobody",
      input: { endpoint: { public: { cidrs: [] } } },
      message: undefined,
    },
    {
      fault: "an add-on version without its build",
      input: { addons: { coredns: { version: "v1.11.4" } } },
      message: 'an add-on version such as "v1.20.1-eksbuild.3"',
    },
    {
      fault: "a pattern among several service accounts",
      input: { addons: { files: { role: { serviceAccount: ["files-*", "files-node"] } } } },
      message: undefined,
    },
    {
      fault: "a key that is neither a name nor settings",
      input: { keys: { volumes: 7 } },
      message: "a name in network.keys, or the settings of a key of its own",
    },
    {
      fault: "traffic with a peer that is neither all nor ports",
      input: { peers: { services: { traffic: "everything" } } },
      message: 'all, or ports by name such as "database: { port: 5432 }"',
    },
    {
      fault: "an endpoint outside of a list",
      input: { endpoints: "sts" },
      message: "all, or a list of services",
    },
    {
      fault: "a principal by its bare name",
      input: { accessEntries: { admin: { principal: "admin" } } },
      message: 'an IAM ARN, or "role/" and a name',
    },
  ])("refuse $fault", ({ input, message }) => {
    const result = clusterSettings.safeParse({ ...smallest, ...input });

    expect(result.success).toBe(false);
    if (message !== undefined) expect(result.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it("refuse Amazon Linux 2 nodes", () => {
    const group = { instanceTypes: ["t3.small"], min: 1, max: 1, desired: 1, ami: "AL2_x86_64" };

    expect(
      clusterSettings.safeParse({ ...smallest, nodeGroups: { old: group } }).error?.issues[0]?.path,
    ).toEqual(["nodeGroups", "old", "ami"]);
  });
});
