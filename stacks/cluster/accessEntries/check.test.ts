import { describe, expect, it } from "vitest";
import { faults, type Refusal } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
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
      messages: [
        "accessEntries.nodes.type: expected standard, since the entry has policies or groups, got ec2Linux",
      ],
    },
    {
      fault: "groups on an entry of machines",
      input: { accessEntries: { nodes: { principal: "role/nodes", type: "ec2Linux", groups: ["nodes"] } } },
      messages: [
        "accessEntries.nodes.type: expected standard, since the entry has policies or groups, got ec2Linux",
      ],
    },
    {
      fault: "a principal by its bare name",
      input: { accessEntries: { admin: { principal: "admin" } } },
      messages: [
        'accessEntries.admin.principal: expected the ARN of an IAM role or user, or "role/" and a name, got "admin"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("accepts entries of machines without policies and groups", () => {
    expect(faults({ accessEntries: { nodes: { principal: "role/nodes", type: "ec2Linux" } } })).toEqual([]);
  });
});
