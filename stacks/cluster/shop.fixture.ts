import type { CheckContext, Environment, SettingsProblem } from "@strata/config";
import type { z } from "zod";
import { type NetworkSettings, networkSettings } from "../network/settings";
import { type ClusterSettings, clusterSettings } from "./settings";

/** Settings as somebody would write them. */
export type ClusterInput = z.input<typeof clusterSettings>;

/** The environment that the tests of this layer are about. */
export const shop: Environment = {
  id: "shop-production",
  path: "shop/production",
  account: "111122223333",
  region: "eu-west-1",
  posture: "production",
  layers: ["network", "cluster"],
  tags: { Project: "shop" },
  state: {},
  providers: {},
  heldSubnets: {},
  platforms: [],
  regions: ["us-east-1"],
  exceptions: [],
  settings: {},
};

/** A fault in the layer's settings, and the one problem that its check has with it. */
export interface Refusal extends SettingsProblem {
  readonly fault: string;
  readonly input: Partial<ClusterInput>;
}

/** Add-ons without which no node becomes ready. */
export const networkAddons = {
  "vpc-cni": { order: "beforeNodes", role: { serviceAccount: "aws-node" } },
  "kube-proxy": { order: "beforeNodes" },
} as const satisfies ClusterInput["addons"];

/** One small group of nodes. */
export const smallGroup = { instanceTypes: ["t3.small"], min: 1, max: 3, desired: 2 };

type GroupInput = NonNullable<ClusterInput["nodeGroups"]>[string];

/** The input whose one group of nodes is changed like this. */
export const group = (changes: Partial<GroupInput>): Partial<ClusterInput> => ({
  nodeGroups: { general: { ...smallGroup, ...changes } },
});

/** The smallest cluster that has nodes; a test states only what it is about. */
export function shopCluster(input: Partial<ClusterInput> = {}): ClusterSettings {
  return clusterSettings.parse({
    version: "1.35",
    subnets: ["private"],
    logs: { key: "platform" },
    nodeGroups: { general: smallGroup },
    addons: networkAddons,
    ...input,
  });
}

/** A network with a private tier, a public one and one in a single zone, a shared group and two endpoints. */
export const shopNetwork: NetworkSettings = networkSettings.parse({
  cidr: "10.0.0.0/16",
  zones: ["a", "b"],
  nat: "one",
  tiers: {
    private: { bits: 20, route: "nat" },
    public: { bits: 24, route: "internet" },
    single: { bits: 24, route: "none", zones: ["a"] },
  },
  keys: {
    platform: { description: "Logs and alarms", users: ["logs", "alarms"] },
    disks: { description: "Volumes", users: ["nodeVolumes"] },
    quiet: { description: "Used by nobody" },
  },
  securityGroups: { services: { description: "Databases and caches" } },
  endpoints: {
    "ecr.api": { type: "interface", tier: "private", groups: ["services"] },
    sts: { type: "interface", tier: "private", groups: ["services"] },
  },
  alarms: { key: "platform" },
  flowLogs: { key: "platform" },
});

/** What a check sees of an environment with these settings. */
export function shopContext(
  cluster: ClusterSettings,
  network: NetworkSettings | undefined = shopNetwork,
): CheckContext {
  return {
    environment: shop,
    settings: (layer) =>
      new Map<string, unknown>([
        ["network", network],
        ["cluster", cluster],
      ]).get(layer),
  };
}
