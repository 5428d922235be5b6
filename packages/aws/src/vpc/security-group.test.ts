import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { SecurityGroup, type SecurityGroupProps } from "./security-group";

const https = {
  description: "Clients",
  traffic: { protocol: "tcp", port: 443 },
  peer: { cidr: "10.20.0.0/16" },
} as const;

const build = (props: Partial<SecurityGroupProps> = {}) =>
  synthesized(
    (scope) =>
      new SecurityGroup(scope, "web", { vpcId: "vpc-1", name: "shop-web", description: "Web", ...props }),
  );

describe("a security group", () => {
  const { built, addresses, at, written } = build();

  it("lets nothing in or out without rules", () => {
    expect(addresses).toEqual(["aws_security_group.web"]);
    expect(at("aws_security_group.web")).not.toHaveProperty("ingress");
    expect(at("aws_security_group.web")).not.toHaveProperty("egress");
  });

  it("gets its successor before it goes, with its rules revoked", () => {
    expect(at("aws_security_group.web")).toEqual({
      vpc_id: "vpc-1",
      name: "shop-web",
      description: "Web",
      tags: { Name: "shop-web" },
      revoke_rules_on_delete: true,
      lifecycle: { create_before_destroy: true, ignore_changes: ["description"] },
    });
  });

  it("exposes its id", () => {
    expect(written(built.groupId)).toBe("${aws_security_group.web.id}");
  });
});

it("rules of a group are resources of their own", () => {
  const { addresses, at } = build({ ingress: { clients: https }, egress: { proxy: https } });

  expect(addresses).toEqual([
    "aws_security_group.web",
    "aws_vpc_security_group_egress_rule.web_out-proxy",
    "aws_vpc_security_group_ingress_rule.web_in-clients",
  ]);
  expect(at("aws_vpc_security_group_ingress_rule.web_in-clients")).toMatchObject({
    security_group_id: "${aws_security_group.web.id}",
    description: "Clients",
    from_port: 443,
  });
});

it("rules may be added afterwards", () => {
  const { addresses } = synthesized((scope) => {
    const group = new SecurityGroup(scope, "web", { vpcId: "vpc-1", name: "shop-web", description: "Web" });
    group.allowIn("clients", https);
    group.allowOut("proxy", https);
  });

  expect(addresses).toEqual([
    "aws_security_group.web",
    "aws_vpc_security_group_egress_rule.web_out-proxy",
    "aws_vpc_security_group_ingress_rule.web_in-clients",
  ]);
});
