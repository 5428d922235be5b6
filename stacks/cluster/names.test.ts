import { describe, expect, it } from "vitest";
import { cluster } from "./index";
import { type ClusterInput, faults, networkAddons, shopContext, shopNetwork } from "./shop.fixture";

const claims = (input?: Partial<ClusterInput>) => cluster.names?.(shopContext(input)) ?? [];

describe("names of the cluster layer", () => {
  it("come from the environment's id", () => {
    expect(claims().map(({ scope, kind, name }) => [scope, kind, name])).toEqual([
      ["region", "KMS alias", "shop-production-secrets"],
      ["region", "KMS alias", "shop-production-volumes"],
      ["region", "EKS cluster", "shop-production"],
      ["account", "IAM role", "shop-production-cluster"],
      ["account", "IAM role", "shop-production-node"],
      ["account", "IAM role", "shop-production-vpc-cni"],
      ["region", "launch template", "shop-production-general"],
    ]);
  });

  it("are those that are set, claimed where they are set", () => {
    const named = {
      name: "shop",
      role: { name: "shop-control" },
      nodeRole: { name: "shop-nodes" },
      keys: { secrets: { alias: "shop-secrets" } },
      addons: { "vpc-cni": { order: "beforeNodes", role: { serviceAccount: "aws-node", name: "shop-cni" } } },
      nodeGroups: {},
    } as const;

    expect(claims(named).map(({ name, path }) => [name, path.join(".")])).toEqual([
      ["shop-secrets", "keys.secrets.alias"],
      ["shop-production-volumes", "keys.volumes.alias"],
      ["shop", "name"],
      ["shop-control", "role.name"],
      ["shop-nodes", "nodeRole.name"],
      ["shop-cni", "addons.vpc-cni.role.name"],
    ]);
  });

  it("leave out the alias of a key that is the network's", () => {
    const shared = { keys: { secrets: "quiet", volumes: "disks" } };

    expect(claims(shared).filter(({ kind }) => kind === "KMS alias")).toEqual([]);
  });

  it("claim the log groups of add-ons by the name of the cluster", () => {
    const insights = { logGroups: { performance: { name: "/insights/{cluster}/performance" } } };
    const named = { name: "shop", addons: { ...networkAddons, insights } };

    expect(
      claims(named)
        .filter(({ kind }) => kind === "log group")
        .map(({ name, path }) => [name, path.join(".")]),
    ).toEqual([["/insights/shop/performance", "addons.insights.logGroups.performance.name"]]);
  });

  it("refuse a role name that is too long for IAM", () => {
    const addons = {
      ...networkAddons,
      "amazon-sagemaker-hyperpod-training-operator": { role: { serviceAccount: "agent" } },
    };

    expect(faults({ addons }, shopNetwork, "shop-production-northern-europe")).toEqual([
      'addons.amazon-sagemaker-hyperpod-training-operator.role.name: expected a name of at most 64 characters for the IAM role, got "shop-production-northern-europe-amazon-sagemaker-hyperpod-training-operator", which has 75; set role.name',
    ]);
  });

  it("refuse a log group's name that is too long once the cluster's name is in it", () => {
    const cluster = "shop-".repeat(20);
    const performance = { name: `/{cluster}/${"l".repeat(450)}` };
    const addons = { ...networkAddons, "amazon-cloudwatch-observability": { logGroups: { performance } } };

    expect(faults({ name: cluster, addons })).toEqual([
      `addons.amazon-cloudwatch-observability.logGroups.performance.name: expected a name of at most 512 characters for the log group, got "/${cluster}/${"l".repeat(450)}", which has 552; shorten it`,
    ]);
  });
});
