import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { egressRule, ingressRule, type RuleProps } from "./security-group-rule";

const build = (traffic: RuleProps["traffic"], peer: RuleProps["peer"]) =>
  synthesized((scope) =>
    ingressRule(scope, "rule", { groupId: "sg-1", description: "Clients", traffic, peer }),
  ).at("aws_vpc_security_group_ingress_rule.rule");

describe("a rule", () => {
  it("lets one port in from addresses", () => {
    expect(build({ protocol: "tcp", port: 443 }, { cidr: "10.20.0.0/16" })).toEqual({
      security_group_id: "sg-1",
      description: "Clients",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: "10.20.0.0/16",
    });
  });

  it("lets a range of ports in", () => {
    expect(build({ protocol: "udp", port: 1024, toPort: 65535 }, { cidr: "10.20.0.0/16" })).toMatchObject({
      ip_protocol: "udp",
      from_port: 1024,
      to_port: 65535,
    });
  });

  it("names no port beside all protocols, which EC2 refuses", () => {
    expect(build({ protocol: "all" }, { groupId: "sg-2" })).toEqual({
      security_group_id: "sg-1",
      description: "Clients",
      ip_protocol: "-1",
      referenced_security_group_id: "sg-2",
    });
  });

  it("lets traffic out in the same terms", () => {
    const { at } = synthesized((scope) =>
      egressRule(scope, "rule", {
        groupId: "sg-1",
        description: "Database",
        traffic: { protocol: "tcp", port: 5432 },
        peer: { groupId: "sg-2" },
      }),
    );

    expect(at("aws_vpc_security_group_egress_rule.rule")).toEqual({
      security_group_id: "sg-1",
      description: "Database",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      referenced_security_group_id: "sg-2",
    });
  });
});
