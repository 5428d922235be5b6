import { describe, expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { type Connections, serviceGroupIds } from "./connections";

const build = (connections: Connections) =>
  synthesized((scope) =>
    serviceGroupIds(scope, connections, {
      name: "shop-database",
      description: "Connections to the database shop",
      protocol: "PostgreSQL",
      port: 5432,
    }),
  );

describe("connections from peers", () => {
  const { built, addresses, at, written } = build({
    vpcId: "vpc-1",
    from: { nodes: { groupId: "sg-nodes" }, office: { cidr: "10.99.0.0/24" } },
  });

  it("make a group that lets each of them in on the service's port, and nothing out", () => {
    expect(addresses).toEqual([
      "aws_security_group.group",
      "aws_vpc_security_group_ingress_rule.group_in-nodes",
      "aws_vpc_security_group_ingress_rule.group_in-office",
    ]);
    expect(at("aws_security_group.group")).toMatchObject({ vpc_id: "vpc-1", name: "shop-database" });
    expect(at("aws_vpc_security_group_ingress_rule.group_in-nodes")).toEqual({
      security_group_id: "${aws_security_group.group.id}",
      description: "PostgreSQL from nodes",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      referenced_security_group_id: "sg-nodes",
    });
    expect(at("aws_vpc_security_group_ingress_rule.group_in-office").cidr_ipv4).toBe("10.99.0.0/24");
  });

  it("attach that group", () => {
    expect(written(built)).toEqual(["${aws_security_group.group.id}"]);
  });
});

it("connections through existing groups make nothing", () => {
  const { built, addresses } = build({ groupIds: ["sg-1", "sg-2"] });

  expect(built).toEqual(["sg-1", "sg-2"]);
  expect(addresses).toEqual([]);
});
