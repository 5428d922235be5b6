import { describe, expect, it } from "vitest";
import type { Fields } from "../../protocol/value";
import { SimulatedCloud } from "../../simulated-cloud.fixture";

describe("rules of one security group", () => {
  it.each<{ what: string; first: Fields; second: Fields }>([
    {
      what: "all protocols with ports and without",
      first: { ip_protocol: "-1", cidr_ipv4: "10.0.0.0/16" },
      second: { ip_protocol: "-1", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/16" },
    },
    {
      what: "a CIDR and the same with host bits",
      first: { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/16" },
      second: { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.1/16" },
    },
    {
      what: "a protocol by name and by number",
      first: { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/16" },
      second: { ip_protocol: "6", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/16" },
    },
  ])("are one: $what", async ({ first, second }) => {
    const type = "aws_vpc_security_group_ingress_rule";
    const cloud = SimulatedCloud.of("aws_vpc", "aws_security_group", type);
    const { state: vpc } = await cloud.create("aws_vpc", { cidr_block: "10.0.0.0/16" });
    const { state: group } = await cloud.create("aws_security_group", {
      name: "base",
      vpc_id: vpc.id ?? null,
    });
    const security_group_id = group.id ?? null;
    await cloud.create(type, { ...first, security_group_id });

    await expect(cloud.create(type, { ...second, security_group_id })).rejects.toThrow(
      "InvalidPermission.Duplicate",
    );
  });
});
