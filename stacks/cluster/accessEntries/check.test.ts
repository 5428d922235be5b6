import { describe, expect, it } from "vitest";
import { faults, type Refusal, shopNetwork } from "../shop.fixture";

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
    {
      fault: "a session of STS",
      input: { accessEntries: { ops: { principal: "arn:aws:sts::111122223333:assumed-role/ops/ann" } } },
      messages: [
        'accessEntries.ops.principal: expected the ARN of an IAM role or user, or "role/" and a name, got "arn:aws:sts::111122223333:assumed-role/ops/ann"',
      ],
    },
    {
      fault: "groups of Kubernetes itself",
      input: { accessEntries: { ops: { principal: "role/ops", groups: ["system:masters"] } } },
      messages: [
        'accessEntries.ops.groups.0: expected a group such as "viewers", not one that starts with system:, eks:, aws:, amazon: or iam:, got "system:masters"',
      ],
    },
    {
      fault: "one principal twice, once by its ARN",
      input: {
        accessEntries: {
          ops: { principal: "role/ops" },
          again: { principal: "arn:aws:iam::111122223333:role/ops" },
        },
      },
      messages: [
        "accessEntries.again.principal: expected a principal of its own, since EKS has one entry for each, got arn:aws:iam::111122223333:role/ops, which accessEntries.ops lets in; join the two entries",
      ],
    },
    {
      fault: "the role of nodes, for which EKS makes an entry",
      input: { accessEntries: { nodes: { principal: "role/shop-production-node", type: "ec2Linux" } } },
      messages: [
        "accessEntries.nodes.principal: expected another principal than the role of nodes, for which EKS makes an entry with the first group, got arn:aws:iam::111122223333:role/shop-production-node; remove the entry",
      ],
    },
    {
      fault: "one access policy with two scopes",
      input: {
        accessEntries: {
          ops: {
            principal: "role/ops",
            policies: {
              all: { policy: "AmazonEKSViewPolicy", scope: "cluster" },
              dev: { policy: "AmazonEKSViewPolicy", scope: { namespaces: ["dev"] } },
            },
          },
        },
      },
      messages: [
        "accessEntries.ops.policies.dev.policy: expected an access policy that the entry has once, since it has one scope, got AmazonEKSViewPolicy, which all has; list all namespaces in one scope",
      ],
    },
    {
      fault: "a user as a machine",
      input: {
        accessEntries: { ann: { principal: "arn:aws:iam::111122223333:user/ann", type: "ec2Linux" } },
      },
      messages: [
        'accessEntries.ann.principal: expected a role, since nodes have roles, got "arn:aws:iam::111122223333:user/ann"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("finds the role of an instance by its reference, its default name and its own", () => {
    const instances = {
      bastion: { instanceType: "t3.micro", tier: "private" },
      jobs: { instanceType: "t3.micro", tier: "private", role: { name: "nightly" } },
    };
    const toBastion = { $output: "network.instances.bastion.roleArn" } as never;
    const toJobs = { $output: "network.instances.jobs.roleArn" } as never;
    const refused = (first: string, second: string) =>
      faults(
        { accessEntries: { first: { principal: first }, second: { principal: second } } },
        {
          ...shopNetwork,
          instances,
        },
      ).map((line) => line.replace(/:.*/, ""));

    expect(refused(toBastion, toJobs)).toEqual([]);
    expect(refused(toBastion, toBastion)).toEqual(["accessEntries.second.principal"]);
    expect(refused(toBastion, "role/shop-production-bastion")).toEqual(["accessEntries.second.principal"]);
    expect(refused("role/nightly", toJobs)).toEqual(["accessEntries.second.principal"]);
  });

  it("accepts entries of machines without policies and groups", () => {
    expect(faults({ accessEntries: { nodes: { principal: "role/nodes", type: "ec2Linux" } } })).toEqual([]);
  });
});
