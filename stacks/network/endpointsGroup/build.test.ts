import { describe, expect, it } from "vitest";
import { type NetworkInput, synthNetwork } from "../shop.fixture";

describe("the group of endpoints", () => {
  it.each<{ members: string; endpoints: NonNullable<NetworkInput["endpoints"]>; made: readonly string[] }>([
    { members: "no endpoint", endpoints: {}, made: [] },
    { members: "only gateways", endpoints: { s3: { type: "gateway", tiers: ["private"] } }, made: [] },
    {
      members: "only endpoints with groups",
      endpoints: { sts: { type: "interface", tier: "private", groups: ["base"] } },
      made: [],
    },
    {
      members: "some endpoint without groups",
      endpoints: {
        sts: { type: "interface", tier: "private", groups: ["base"] },
        logs: { type: "interface", tier: "private" },
      },
      made: ["endpoints-group"],
    },
  ])("exists where some endpoint has it: $members", ({ endpoints, made }) => {
    const json = synthNetwork({ securityGroups: { base: { description: "Services" } }, endpoints });

    const groups = Object.keys(json.resource.aws_security_group ?? {});
    expect(groups.filter((name) => name.startsWith("endpoints"))).toEqual(made);
  });

  it("allows the VPC in on each port that some service needs, once", () => {
    const json = synthNetwork({
      endpoints: {
        logs: { type: "interface", tier: "private" },
        email: { type: "interface", tier: "private", ports: [443, 587] },
      },
    });

    const rules = Object.values(json.resource.aws_vpc_security_group_ingress_rule ?? {});
    expect(
      rules.map(({ security_group_id, cidr_ipv4, ip_protocol, from_port, to_port }) => [
        ...[security_group_id, cidr_ipv4, ip_protocol],
        ...[from_port, to_port],
      ]),
    ).toEqual([
      ["${aws_security_group.endpoints-group.id}", "10.20.0.0/16", "tcp", 443, 443],
      ["${aws_security_group.endpoints-group.id}", "10.20.0.0/16", "tcp", 587, 587],
    ]);
  });
});
