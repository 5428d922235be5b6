import { Prefix } from "@strata/cidr";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NetworkInput, shopContext } from "../shop.fixture";
import { networkAddresses } from "./addresses";

/** A network with no way out, so that only addresses matter. */
function addressesOf(input: Partial<NetworkInput>, heldSubnets: Readonly<Record<string, string>> = {}) {
  return networkAddresses(shopContext({ nat: "none", ...input }, { heldSubnets }));
}

describe("addresses of the network layer", () => {
  it("are subnets, reserved and free ranges, in address order", () => {
    const { vpc, blocks } = addressesOf({
      cidr: "10.20.0.0/22",
      tiers: {
        cache: { bits: 26, route: "none" },
        public: { bits: 24, at: "0.0.1.0", route: "internet", zones: ["a"] },
      },
      reserved: { office: { range: "0.0.3.0/24", reason: "kept for the office" } },
    });

    expect(vpc).toBe("10.20.0.0/22");
    expect(blocks).toEqual([
      {
        cidr: "10.20.0.0/26",
        use: "subnet",
        tier: "cache",
        zone: "eu-west-1a",
        plannedAs: "cache-a",
        usable: 59,
      },
      {
        cidr: "10.20.0.64/26",
        use: "subnet",
        tier: "cache",
        zone: "eu-west-1b",
        plannedAs: "cache-b",
        usable: 59,
      },
      { cidr: "10.20.0.128/25", use: "free", tier: "", usable: 128 },
      // The settings chose its place, so the ledger need not keep it there.
      { cidr: "10.20.1.0/24", use: "subnet", tier: "public", zone: "eu-west-1a", usable: 251 },
      { cidr: "10.20.2.0/24", use: "free", tier: "", usable: 256 },
      { cidr: "10.20.3.0/24", use: "reserved", tier: "kept for the office", usable: 256 },
    ]);
  });

  it("keep a subnet of the ledger where it is", () => {
    const tiers = { cache: { bits: 24, route: "none" } } as const;
    const { blocks } = addressesOf({ tiers, zones: ["a"] }, { "cache-a": "10.20.77.0/24" });

    expect(blocks.filter(({ use }) => use === "subnet").map(({ cidr }) => cidr)).toEqual(["10.20.77.0/24"]);
  });

  it("reserve what a subnet of the ledger has that no tier has any more", () => {
    const { blocks } = addressesOf({ cidr: "10.20.0.0/23", tiers: {} }, { "cache-a": "10.20.1.0/24" });

    expect(blocks).toEqual([
      { cidr: "10.20.0.0/24", use: "free", tier: "", usable: 256 },
      { cidr: "10.20.1.0/24", use: "reserved", tier: "cache-a, which no tier has any more", usable: 256 },
    ]);
  });

  it("make up the whole VPC, each address once", () => {
    const bits = fc.integer({ min: 18, max: 28 });
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 6 }), octet, octet, octet, (sizes, first, last, held) => {
        const tiers = Object.fromEntries(
          sizes.map((size, index) => [`tier-${index}`, { bits: size, route: "none" as const }]),
        );
        const [from, to] = [Math.min(first, last), Math.max(first, last)];
        const reserved = { office: { range: `0.0.${from}.0-0.0.${to}.255`, reason: "office" } };
        const outside = held < from || held > to;
        const { blocks } = addressesOf(
          { tiers, reserved },
          outside ? { "gone-a": `10.20.${held}.0/24` } : {},
        );

        // Each begins where the one before it ends.
        const ends = blocks
          .map(({ cidr }) => Prefix.parse(cidr))
          .map(({ start, size }) => [start, start + size]);
        const vpc = Prefix.parse("10.20.0.0/16");
        expect(ends.map(([start]) => start)).toEqual([vpc.start, ...ends.slice(0, -1).map(([, end]) => end)]);
        expect(ends.at(-1)?.[1]).toBe(vpc.start + vpc.size);
      }),
    );
  });
});
