import { describe, expect, it } from "vitest";
import { clusterNames } from "./names";
import { networkAddons, shopCluster, shopContext } from "./shop.fixture";

describe("names of the cluster layer", () => {
  it("come from the environment's id", () => {
    expect(
      clusterNames(shopContext(shopCluster())).map(({ scope, kind, name }) => [scope, kind, name]),
    ).toEqual([
      ["region", "EKS cluster", "shop-production"],
      ["account", "IAM role", "shop-production-cluster"],
      ["account", "IAM role", "shop-production-node"],
      ["account", "IAM role", "shop-production-vpc-cni"],
      ["region", "KMS alias", "shop-production-secrets"],
      ["region", "KMS alias", "shop-production-volumes"],
      ["region", "launch template", "shop-production-general"],
    ]);
  });

  it("are those that are set, claimed where they are set", () => {
    const named = shopCluster({
      name: "shop",
      role: { name: "shop-control" },
      nodeRole: { name: "shop-nodes" },
      keys: { secrets: { alias: "shop-secrets" } },
      addons: { "vpc-cni": { order: "beforeNodes", role: { serviceAccount: "aws-node", name: "shop-cni" } } },
      nodeGroups: {},
    });

    expect(clusterNames(shopContext(named)).map(({ name, path }) => [name, path.join(".")])).toEqual([
      ["shop", "name"],
      ["shop-control", "role.name"],
      ["shop-nodes", "nodeRole.name"],
      ["shop-cni", "addons.vpc-cni.role.name"],
      ["shop-secrets", "keys.secrets.alias"],
      ["shop-production-volumes", "keys.volumes.alias"],
    ]);
  });

  it("leave the alias of a key to the network, where it is the network's", () => {
    const shared = shopCluster({ keys: { secrets: "quiet", volumes: "disks" } });

    expect(clusterNames(shopContext(shared)).filter(({ kind }) => kind === "KMS alias")).toEqual([]);
  });

  it("claim the log groups of add-ons by the name of the cluster", () => {
    const insights = { logGroups: { performance: { name: "/insights/{cluster}/performance" } } };
    const named = shopCluster({ name: "shop", addons: { ...networkAddons, insights } });

    expect(
      clusterNames(shopContext(named))
        .filter(({ kind }) => kind === "log group")
        .map(({ name, path }) => [name, path.join(".")]),
    ).toEqual([["/insights/shop/performance", "addons.insights.logGroups.performance.name"]]);
  });
});
