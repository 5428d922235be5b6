import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { entryRoleName } from "@strata/kind/vocabulary";
import { groupName } from "../securityGroups/name";
import { instanceProblems } from "./check";
import type { ReachSettings } from "./patching";
import { instance } from "./settings";

/** Single EC2 instances. */
export const instances = defineKind({
  key: "instances",
  title: "instance",
  description: "Single EC2 instances, such as a bastion or a VPN server",
  entry: instance,
  outputs: {
    description: "Single machines in the VPC",
    fields: {
      id: string("Instance id", "i-0a1b2c3d4e5f60718"),
      role_arn: string("ARN of the instance's role", "arn:aws:iam::111122223333:role/bastion"),
      security_group_id: string("The instance's own security group", "sg-0a1b2c3d4e5f60718"),
      private_ip: string("Address in the VPC", "10.0.101.10"),
    },
  },
  names: {
    role: entryRoleName,
    group: groupName,
  },
  kept: {
    since: "its volume goes with it, and its elastic address for good",
    way: "move whoever uses it to another machine, and copy what its volume holds",
    source: "EC2 user guide, Terminate Amazon EC2 instances",
  },
  check: ({ entry, layer }) => instanceProblems(entry, layer as ReachSettings),
});
