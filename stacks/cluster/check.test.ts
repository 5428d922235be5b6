import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { networkAddons, type Refusal, shop, shopCluster, shopContext } from "./shop.fixture";

describe("cluster check", () => {
  it("has nothing to say of the smallest cluster", () => {
    expect(clusterCheck(shopContext(shopCluster()))).toEqual([]);
  });

  it.each<Refusal>([
    {
      fault: "a version that EKS no longer creates",
      input: { version: "1.18" },
      path: ["version"],
      expected: "1.32 or later, since EKS creates no older",
      got: "1.18",
    },
    {
      fault: "policies on an entry of machines",
      input: {
        accessEntries: {
          nodes: {
            principal: "role/nodes",
            type: "ec2Linux",
            policies: { view: { policy: "AmazonEKSViewPolicy", scope: "cluster" } },
          },
        },
      },
      path: ["accessEntries", "nodes", "type"],
      expected: "standard, since the entry has policies or groups",
      got: "ec2Linux",
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
  });

  it("refuses a role name that is too long for IAM", () => {
    const addons = {
      ...networkAddons,
      "amazon-cloudwatch-observability": { role: { serviceAccount: "agent" } },
    };
    const context = shopContext(shopCluster({ addons }));
    const long = { ...context, environment: { ...shop, id: "shop-production-of-northern-europe" } };

    expect(clusterCheck(long)).toEqual([
      {
        path: ["addons", "amazon-cloudwatch-observability", "role", "name"],
        expected: "a role name of at most 64 characters",
        got: '"shop-production-of-northern-europe-amazon-cloudwatch-observability", which has 66',
      },
    ]);
  });

  it("takes keys, groups and endpoints of the network", () => {
    const cluster = shopCluster({
      keys: { secrets: "quiet", volumes: "disks" },
      peers: { services: { traffic: "all" } },
      endpoints: "all",
    });

    expect(clusterCheck(shopContext(cluster))).toEqual([]);
  });

  it("judges what it can where the network's settings are wrong", () => {
    const context = shopContext(shopCluster({ version: "1.30", subnets: ["nowhere"] }));
    const alone = {
      ...context,
      settings: (layer: string) => (layer === "network" ? undefined : context.settings(layer)),
    };

    expect(clusterCheck(alone).map(({ path }) => path)).toEqual([["version"]]);
  });
});
