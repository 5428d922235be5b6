import type { SettingsProblem } from "@strata/config";
import { describe, expect, it } from "vitest";
import { networkSettings } from "../network/settings";
import { clusterCheck } from "./check";
import {
  type ClusterInput,
  networkAddons,
  shop,
  shopCluster,
  shopContext,
  shopNetwork,
  smallGroup,
} from "./shop.fixture";

interface Refusal extends SettingsProblem {
  readonly fault: string;
  readonly input: Partial<ClusterInput>;
}

type GroupInput = NonNullable<ClusterInput["nodeGroups"]>[string];

const group = (changes: Partial<GroupInput>): Partial<ClusterInput> => ({
  nodeGroups: { general: { ...smallGroup, ...changes } },
});

const refusals: readonly Refusal[] = [
  {
    fault: "a version that EKS no longer creates",
    input: { version: "1.18" },
    path: ["version"],
    expected: "1.32 or later, since EKS creates no older",
    got: "1.18",
  },
  {
    fault: "a service CIDR in the VPC",
    input: { serviceCidr: "10.0.128.0/18" },
    path: ["serviceCidr"],
    expected: "a range that does not overlap the VPC 10.0.0.0/16",
    got: "10.0.128.0/18",
    mend: "pods and load balancers have addresses of the VPC; this range is for ClusterIP services only, such as 172.20.0.0/16",
  },
  {
    fault: "a service CIDR with too few addresses",
    input: { serviceCidr: "172.20.0.0/25" },
    path: ["serviceCidr"],
    expected: "a prefix length of 12 to 24",
    got: "172.20.0.0/25",
  },
  {
    fault: "a public service CIDR",
    input: { serviceCidr: "100.64.0.0/16" },
    path: ["serviceCidr"],
    expected: "a range inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16",
    got: "100.64.0.0/16",
  },
  {
    fault: "a service CIDR with host bits",
    input: { serviceCidr: "172.20.1.0/16" },
    path: ["serviceCidr"],
    expected: "an IPv4 CIDR",
    got: '"172.20.1.0/16": host bits are set, did you mean "172.20.0.0/16"?',
  },
  {
    fault: "a public CIDR with host bits",
    input: { endpoint: { public: { cidrs: ["198.51.100.0/24", "203.0.113.9/24"] } } },
    path: ["endpoint", "public", "cidrs", 1],
    expected: "an IPv4 CIDR",
    got: '"203.0.113.9/24": host bits are set, did you mean "203.0.113.0/24"?',
  },
  {
    fault: "a client's CIDR with host bits",
    input: { endpoint: { private: { clients: { office: { description: "office", cidr: "10.9.0.1/16" } } } } },
    path: ["endpoint", "private", "clients", "office", "cidr"],
    expected: "an IPv4 CIDR",
    got: '"10.9.0.1/16": host bits are set, did you mean "10.9.0.0/16"?',
  },
  {
    fault: "an unknown tier",
    input: { subnets: ["private", "privat"] },
    path: ["subnets", 1],
    expected: "a tier of network.tiers: private, public, single",
    got: '"privat"',
  },
  {
    fault: "a tier in one zone",
    input: { subnets: ["single"] },
    path: ["subnets"],
    expected: "tiers in at least two zones",
    got: "zone a",
  },
  {
    fault: "an unknown tier of nodes",
    input: group({ subnets: ["apps"] }),
    path: ["nodeGroups", "general", "subnets", 0],
    expected: "a tier of network.tiers: private, public, single",
    got: '"apps"',
  },
  {
    fault: "nodes in the cluster's public tier",
    input: { subnets: ["private", "public"] },
    path: ["nodeGroups", "general", "subnets"],
    expected: "tiers whose route is nat or none",
    got: '"public", whose route is internet',
    mend: "name the nodes' own tiers here, where the cluster's include a public one",
  },
  {
    fault: "an unknown log key",
    input: { logs: { key: "platfrom" } },
    path: ["logs", "key"],
    expected: "a key of network.keys: platform, disks, quiet",
    got: '"platfrom"',
  },
  {
    fault: "a log key that CloudWatch Logs may not use",
    input: { logs: { key: "quiet" } },
    path: ["logs", "key"],
    expected: "a key of network.keys whose users include logs",
    got: "quiet, whose users are none",
  },
  {
    fault: "fewer nodes than the least",
    input: group({ min: 3, desired: 2 }),
    path: ["nodeGroups", "general"],
    expected: "min <= desired <= max",
    got: "min 3, desired 2, max 3",
  },
  {
    fault: "more nodes than the most",
    input: group({ desired: 4 }),
    path: ["nodeGroups", "general"],
    expected: "min <= desired <= max",
    got: "min 1, desired 4, max 3",
  },
  {
    fault: "an image of another architecture",
    input: group({ instanceTypes: ["m7i.large", "m7g.large"] }),
    path: ["nodeGroups", "general", "instanceTypes", 1],
    expected: "an instance type of architecture x86_64, as AL2023_x86_64_STANDARD is",
    got: "m7g.large, which is arm64",
  },
  {
    fault: "a node group name that leaves no room for the suffix",
    input: { nodeGroups: { "general-purpose-workers-of-all-teams-1": smallGroup } },
    path: ["nodeGroups", "general-purpose-workers-of-all-teams-1"],
    expected: "a name of at most 36 characters",
    got: '"general-purpose-workers-of-all-teams-1", which has 38',
  },
  {
    fault: "nodes without their network add-on",
    input: { addons: { "kube-proxy": networkAddons["kube-proxy"] } },
    path: ["addons"],
    expected: "vpc-cni, without which no node becomes ready",
    got: "kube-proxy",
  },
  {
    fault: "a network add-on after the nodes",
    input: { addons: { ...networkAddons, "kube-proxy": {} } },
    path: ["addons", "kube-proxy", "order"],
    expected: "beforeNodes, since no node becomes ready without it",
    got: "afterNodes",
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
  {
    fault: "a key of volumes that the network does not have",
    input: { keys: { volumes: "discs" } },
    path: ["keys", "volumes"],
    expected: "a key of network.keys: platform, disks, quiet",
    got: '"discs"',
  },
  {
    fault: "a key of secrets that the network does not have",
    input: { keys: { secrets: "quite" } },
    path: ["keys", "secrets"],
    expected: "a key of network.keys: platform, disks, quiet",
    got: '"quite"',
  },
  {
    fault: "a key of volumes that Auto Scaling may not use",
    input: { keys: { volumes: "platform" } },
    path: ["keys", "volumes"],
    expected: "a key of network.keys whose users include nodeVolumes",
    got: "platform, whose users are logs, alarms",
  },
  {
    fault: "a peer that the network does not have",
    input: { peers: { servcies: { traffic: "all" } } },
    path: ["peers", "servcies"],
    expected: "a group of network.securityGroups: services",
    got: '"servcies"',
  },
  {
    fault: "a peer without a port",
    input: { peers: { services: { traffic: {} } } },
    path: ["peers", "services", "traffic"],
    expected: "all, or at least one port",
    got: "no port",
  },
  {
    fault: "ports from high to low",
    input: { peers: { services: { traffic: { broker: { port: 5672, toPort: 5671 } } } } },
    path: ["peers", "services", "traffic", "broker", "toPort"],
    expected: "a port from 5672 on",
    got: "5671",
  },
  {
    fault: "an endpoint that the network does not have",
    input: { endpoints: ["sts", "sqs"] },
    path: ["endpoints", 1],
    expected: "interface endpoints of network.endpoints that have groups: ecr.api, sts",
    got: '"sqs"',
  },
];

describe("cluster check", () => {
  it("has nothing to say of the smallest cluster", () => {
    expect(clusterCheck(shopContext(shopCluster()))).toEqual([]);
  });

  it.each(refusals)("refuses $fault", ({ fault: _, input, ...problem }) => {
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

  it.each([
    {
      endpoints: "all" as const,
      path: ["endpoints"],
      faults: [
        "all, of them s3, which is in route tables only",
        "all, of them logs, which keeps to the group that endpoints share",
      ],
    },
    {
      endpoints: ["sts", "logs"],
      path: ["endpoints", 1],
      faults: ["logs, which keeps to the group that endpoints share"],
    },
  ])("refuses a group on what cannot bear it: $faults", ({ endpoints, path, faults }) => {
    const network = networkSettings.parse({
      ...shopNetwork,
      endpoints: {
        ...shopNetwork.endpoints,
        s3: { type: "gateway", tiers: ["private"] },
        logs: { type: "interface", tier: "private" },
      },
    });
    const expected = "interface endpoints of network.endpoints that have groups: ecr.api, sts";

    expect(clusterCheck(shopContext(shopCluster({ endpoints }), network))).toEqual(
      faults.map((got) => ({ path, expected, got })),
    );
  });

  it("leaves an address that a reference names to Terraform", () => {
    const vpc = { description: "the VPC", cidr: "10.0.0.0/16" };
    const settings = shopCluster({ endpoint: { private: { clients: { vpc } } } });
    // A reference takes the place of the text after the schema.
    const client = { ...vpc, cidr: { $output: "network.vpcCidr" } };
    const cluster = {
      ...settings,
      serviceCidr: { $output: "network.vpcCidr" },
      endpoint: { private: { clients: { vpc: client } } },
    } as unknown as typeof settings;

    expect(clusterCheck(shopContext(cluster))).toEqual([]);
  });

  it("takes a public tier for the cluster where the nodes have their own", () => {
    const cluster = shopCluster({ subnets: ["private", "public"], ...group({ subnets: ["private"] }) });

    expect(clusterCheck(shopContext(cluster))).toEqual([]);
  });

  it("needs no add-ons where there are no nodes", () => {
    expect(clusterCheck(shopContext(shopCluster({ nodeGroups: {}, addons: {} })))).toEqual([]);
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
