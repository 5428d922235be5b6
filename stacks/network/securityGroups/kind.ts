import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import type { AddressSettings } from "../vpc/plan";
import { groupProblems } from "./check";
import { groupName } from "./name";
import { securityGroup } from "./settings";

/** Security groups that layers share. */
export const securityGroups = defineKind({
  key: "securityGroups",
  title: "security group",
  description: "Security groups that later layers attach to their resources",
  entry: securityGroup,
  outputs: {
    description: "Security groups that services of several layers bear",
    fields: { id: string("Security group id", "sg-0a1b2c3d4e5f60718") },
  },
  names: { name: { ...groupName, setting: "name" } },
  check: ({ name, entry, layer }) => groupProblems(name, entry, (layer as AddressSettings).cidr),
});
