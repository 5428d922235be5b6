import { expect, it } from "vitest";
import { network } from "./index";
import { type NetworkInput, shopNetwork } from "./shop.fixture";

const input: Partial<NetworkInput> = {
  nat: "one",
  tiers: {
    private: { bits: 24, route: "nat" },
    public: { bits: 24, route: "internet" },
    cache: { bits: 24, route: "none", zones: ["a"] },
  },
  securityGroups: { base: { description: "Services" } },
  endpoints: {
    s3: { type: "gateway", tiers: ["private"] },
    logs: { type: "interface", tier: "private" },
    sts: { type: "interface", tier: "private", groups: ["base"] },
  },
};

it.each([
  { kind: "tiers", can: "twoZones", able: ["private", "public"], got: "which is in zone a" },
  { kind: "tiers", can: "internet", able: ["public"], got: "whose route is none" },
  { kind: "tiers", can: "notInternet", able: ["private", "cache"], got: "whose route is internet" },
  { kind: "endpoints", can: "groups", able: ["sts"], got: "which has the group that endpoints share" },
] as const)("tells references which of $kind can do $can: $able", ({ kind, can, able, got }) => {
  const settings = shopNetwork(input);
  const capability = network.kinds?.find(({ key }) => key === kind)?.can?.[can];
  const entries = Object.entries<unknown>(settings[kind]);
  const holds = (entry: unknown) => capability?.holds(entry as never, settings as never);

  expect(entries.filter(([, entry]) => holds(entry)).map(([name]) => name)).toEqual(able);
  const unable = entries.filter(([, entry]) => !holds(entry)).map(([, entry]) => entry);
  expect(capability?.got(unable.at(-1) as never, settings as never)).toBe(got);
});
