import { statement } from "./statement.fixture";

/** The network, with a value for every optional setting. */
export const network = {
  nat: "perZone",
  natAlarms: {
    ErrorPortAllocation: { threshold: 0, statistic: "Maximum", periodSeconds: 60, periods: 2 },
  },
  reserved: { vpn: { range: "10.20.200.0/24", reason: "Clients" } },
  tiers: {
    private: { table: "zonal" },
    placed: { bits: 24, at: "0.0.100.0", zones: ["a"], route: "internet", table: "zonal", roles: ["elb"] },
    moved: { bits: 24, at: { a: "0.0.120.0", b: "0.0.121.0" }, route: "none", table: "default" },
  },
  keys: { secondary: { alias: "shop-secondary", deletionWindowDays: 7 } },
  flowLogs: { retentionDays: 90, aggregationSeconds: 600 },
  securityGroups: {
    services: {
      name: "{id}-all-services",
      ingress: {
        vpc: { description: "From the VPC", protocol: "udp", ports: [53], peer: "vpc" },
        members: { description: "Members", protocol: "all", peer: "self" },
        office: { description: "Office", ports: [443], peer: { cidrs: ["192.0.2.0/24"] } },
      },
    },
  },
  endpoints: {
    // Private DNS of S3 needs an option of its own.
    s3: { type: "interface", tier: "private", tiers: null },
    dynamodb: { type: "gateway", tiers: ["private"] },
    logs: { type: "interface", tier: "private", ports: [443, 8443] },
    sqs: { type: "interface", tier: "private", dns: "own" },
  },
  instances: {
    router: {
      image: "al2023-arm64",
      instanceType: "t4g.micro",
      tier: "public",
      zone: "b",
      address: "elastic",
      forwards: "router",
      volumeGiB: 16,
      ingress: { vpn: { description: "VPN", protocol: "udp", port: 1194, cidrs: ["192.0.2.0/24"] } },
      egress: { all: { description: "HTTPS", protocol: "tcp", port: 443, cidrs: ["0.0.0.0/0"] } },
      role: {
        name: "shop-router",
        managedPolicies: ["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"],
        statements: { list: statement },
      },
      userData: "#!/bin/sh\necho up\n",
      patchSchedule: "rate(7 days)",
    },
  },
};
