import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { apiClient } from "./api-client";

it("a client reaches the API's port of a cluster's group, and no other", () => {
  const { addresses, at } = synthesized((scope) =>
    apiClient(scope, "bastion", {
      securityGroupId: "sg-cluster",
      description: "Bastion",
      peer: { groupId: "sg-bastion" },
    }),
  );

  expect(addresses).toEqual(["aws_vpc_security_group_ingress_rule.bastion"]);
  expect(at("aws_vpc_security_group_ingress_rule.bastion")).toEqual({
    security_group_id: "sg-cluster",
    description: "Bastion",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
    referenced_security_group_id: "sg-bastion",
  });
});
