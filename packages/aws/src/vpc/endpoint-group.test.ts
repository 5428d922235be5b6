import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { endpointGroup } from "./endpoint-group";

it("a group joins those of an endpoint and replaces none", () => {
  const { addresses, at } = synthesized((scope) =>
    endpointGroup(scope, "nodes", { endpointId: "vpce-1", groupId: "sg-1" }),
  );

  expect(addresses).toEqual(["aws_vpc_endpoint_security_group_association.nodes"]);
  expect(at("aws_vpc_endpoint_security_group_association.nodes")).toEqual({
    vpc_endpoint_id: "vpce-1",
    security_group_id: "sg-1",
  });
});
