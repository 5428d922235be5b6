import { describe, expect, it } from "vitest";
import { faults, group, type Refusal, shopNetwork } from "../shop.fixture";

describe("config check", () => {
  it.each<Refusal>([
    {
      fault: "a version that EKS no longer creates",
      input: { version: "1.18" },
      messages: ["version: expected 1.32 or later, since EKS creates no older, got 1.18"],
    },
    {
      fault: "a version with a patch level",
      input: { version: "1.35.2" },
      messages: ['version: expected a version such as "1.35", got "1.35.2"'],
    },
    {
      fault: "a version that YAML read as a number",
      input: { version: 1.3 as never },
      messages: [
        'version: expected a quoted version such as "1.35", got the number 1.3; write it in quotes: "1.3"',
      ],
    },
    {
      fault: "a public API that no address may reach",
      input: { endpoint: { public: { cidrs: [] } } },
      messages: ["endpoint.public.cidrs: expected at least 1 entry, got an empty list"],
    },
    {
      fault: "an unknown tier",
      input: { subnets: ["private", "privat"] },
      messages: ['subnets.1: expected a tier of network.tiers, got "privat"; did you mean "private"?'],
    },
    {
      fault: "an unknown key of logs",
      input: { logs: { key: "platfrom" } },
      messages: ['logs.key: expected a key of network.keys, got "platfrom"; did you mean "platform"?'],
    },
    {
      fault: "a key of logs that CloudWatch Logs may not use",
      input: { logs: { key: "quiet" } },
      messages: [
        'logs.key: expected a key of network.keys with logs among its users, since log groups are encrypted with it, got "quiet", whose users are none; use platform, or add logs to network.keys.quiet.users',
      ],
    },
    {
      fault: "a tier in one zone",
      input: { subnets: ["single"] },
      messages: ["subnets: expected tiers in at least two zones, got zone a"],
    },
    {
      fault: "a public tier that is for nodes too",
      input: { subnets: ["private", "public"] },
      messages: [
        'subnets.1: expected a tier of network.tiers whose route is nat or none, since node groups without subnets of their own (general) are in it too, got "public", whose route is internet; use private or single',
      ],
    },
    {
      fault: "a version that EKS does not have yet",
      input: { version: "1.99" },
      messages: ["version: expected 1.36 or earlier, the newest of EKS, got 1.99"],
    },
  ])("refuses $fault", ({ input, messages }) => {
    expect(faults(input)).toEqual(messages);
  });

  it("accepts tiers of one zone each, where the zones differ", () => {
    const other = { bits: 24, route: "none", zones: ["b"] };
    const network = { ...shopNetwork, tiers: { ...shopNetwork.tiers, other } };

    expect(faults({ subnets: ["single", "other"] }, network)).toEqual([]);
  });

  it("accepts a public tier for the cluster where the nodes have their own", () => {
    expect(faults({ subnets: ["private", "public"], ...group({ subnets: ["private"] }) })).toEqual([]);
  });
});
