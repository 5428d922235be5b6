import { describe, expect, it } from "vitest";
import { clusterCheck } from "./check";
import { type Refusal, shopCluster, shopContext } from "./shop.fixture";

describe("cluster check", () => {
  it.each<Refusal>([
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
      input: {
        endpoint: { private: { clients: { office: { description: "office", cidr: "10.9.0.1/16" } } } },
      },
      path: ["endpoint", "private", "clients", "office", "cidr"],
      expected: "an IPv4 CIDR",
      got: '"10.9.0.1/16": host bits are set, did you mean "10.9.0.0/16"?',
    },
  ])("refuses $fault", ({ fault: _, input, ...problem }) => {
    expect(clusterCheck(shopContext(shopCluster(input)))).toEqual([problem]);
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
});
