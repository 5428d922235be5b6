import { describe, expect, it } from "vitest";
import { faults, group, type Refusal, smallGroup } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a desired size under the minimum",
      input: group({ min: 3, desired: 2 }),
      messages: ["nodeGroups.general: expected min <= desired <= max, got min 3, desired 2, max 3"],
    },
    {
      fault: "a desired size over the maximum",
      input: group({ desired: 4 }),
      messages: ["nodeGroups.general: expected min <= desired <= max, got min 1, desired 4, max 3"],
    },
    {
      fault: "an image of another architecture",
      input: group({ instanceTypes: ["m7i.large", "m7g.large"] }),
      messages: [
        "nodeGroups.general.instanceTypes.1: expected an instance type of architecture x86_64, as AL2023_x86_64_STANDARD is, got m7g.large, which is arm64",
      ],
    },
    {
      fault: "a node group name that leaves no room for the suffix",
      input: { nodeGroups: { "general-purpose-workers-of-all-teams-1": smallGroup } },
      messages: [
        'nodeGroups.general-purpose-workers-of-all-teams-1: expected a name of at most 36 characters, got "general-purpose-workers-of-all-teams-1", which has 38',
      ],
    },
    {
      fault: "an unknown tier",
      input: group({ subnets: ["apps"] }),
      messages: [
        'nodeGroups.general.subnets.0: expected a tier of network.tiers, got "apps"; known: private, public, single',
      ],
    },
    {
      fault: "a public tier",
      input: group({ subnets: ["private", "public"] }),
      messages: [
        'nodeGroups.general.subnets.1: expected a tier of network.tiers whose route is nat or none, since nodes in a public tier would reach nothing without public addresses, got "public", whose route is internet; use private or single',
      ],
    },
    {
      fault: "Amazon Linux 2",
      input: group({ ami: "AL2_x86_64" as never }),
      messages: [
        'nodeGroups.general.ami: expected one of "AL2023_x86_64_STANDARD", "AL2023_ARM_64_STANDARD", "AL2023_x86_64_NEURON", "AL2023_x86_64_NVIDIA", "AL2023_ARM_64_NVIDIA", "BOTTLEROCKET_x86_64", "BOTTLEROCKET_ARM_64", "BOTTLEROCKET_x86_64_FIPS", "BOTTLEROCKET_ARM_64_FIPS", "BOTTLEROCKET_x86_64_NVIDIA", "BOTTLEROCKET_ARM_64_NVIDIA", got "AL2_x86_64"',
      ],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });
});
