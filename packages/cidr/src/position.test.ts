import { describe, expect, it } from "vitest";
import { plan, type Refusal, tier, zones } from "./plan.fixture";

describe("problems", () => {
  it.each<Refusal>([
    [
      "a position that is no address",
      { tiers: [tier({ at: "10.0.1" })] },
      [
        {
          kind: "invalid",
          tier: "data",
          key: "at",
          expected: 'an IPv4 address in 10.0.0.0/16, or an offset such as "0.0.1.0"',
          got: '"10.0.1": expected 4 octets, got 3',
        },
      ],
    ],
    [
      "a position that is an IPv6 address",
      { tiers: [tier({ at: "::1" })] },
      [
        {
          kind: "invalid",
          tier: "data",
          key: "at",
          expected: 'an IPv4 address in 10.0.0.0/16, or an offset such as "0.0.1.0"',
          got: '"::1": an IPv6 address',
        },
      ],
    ],
    [
      "a position outside the VPC",
      { tiers: [tier({ at: "10.1.0.0" })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          key: "at",
          expected: "an address in 10.0.0.0/16",
          got: '"10.1.0.0"',
        },
      ],
    ],
    [
      "an offset past the VPC",
      { tiers: [tier({ at: "0.1.0.0" })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          key: "at",
          expected: "an offset below 0.1.0.0, the size of 10.0.0.0/16",
          got: '"0.1.0.0"',
        },
      ],
    ],
    [
      "zones that run past the VPC",
      { tiers: [tier({ at: "0.0.254.0", zones })] },
      [
        {
          kind: "outside-vpc",
          tier: "data",
          zone: "c",
          key: "at",
          expected: "room for 3 subnets of /24 from 10.0.254.0 to 10.0.255.255",
          got: "room for 2",
        },
      ],
    ],
    [
      "an unaligned position",
      { tiers: [tier({ bits: 20, at: "0.0.24.0" })] },
      [
        {
          kind: "misaligned",
          tier: "data",
          key: "at",
          expected: "a multiple of 0.0.16.0, the size of a /20, such as 10.0.16.0",
          got: '"0.0.24.0"',
        },
      ],
    ],
    [
      "a zone without a position beside one with, and a position without a zone",
      { tiers: [tier({ zones: ["a", "constructor"], at: { a: "0.0.1.0", d: "0.0.2.0" } })] },
      [
        {
          kind: "unplaced",
          tier: "data",
          zone: "constructor",
          key: "at",
          expected: "a position for zone constructor",
          got: "positions of other zones only",
        },
        {
          kind: "invalid",
          tier: "data",
          zone: "d",
          key: "at",
          expected: "positions of the tier's zones only: a, constructor",
          got: '"d"',
        },
      ],
    ],
    [
      "two positions that overlap",
      { tiers: [tier({ bits: 20, at: "0.0.0.0" }), tier({ name: "late", at: "0.0.1.0" })] },
      [
        {
          kind: "overlap",
          tier: "late",
          zone: "a",
          key: "at",
          expected: "a range clear of subnet data-a (10.0.0.0/20)",
          got: "10.0.1.0/24",
        },
      ],
    ],
    [
      "a position in a reserved range",
      { tiers: [tier({ at: "0.0.1.0" })], reserved: [{ range: "10.0.0.0-10.0.1.7", reason: "partner" }] },
      [
        {
          kind: "overlap",
          tier: "data",
          zone: "a",
          key: "at",
          expected: 'a range clear of the range reserved for "partner" (10.0.1.0/29)',
          got: "10.0.1.0/24",
        },
      ],
    ],
    [
      "a position that a held subnet has",
      { tiers: [tier({ at: "0.0.1.0" })], held: { "old-a": "10.0.1.128/25" } },
      [
        {
          kind: "overlap",
          tier: "data",
          zone: "a",
          key: "at",
          expected: "a range clear of subnet old-a (10.0.1.128/25)",
          got: "10.0.1.0/24",
        },
      ],
    ],
  ])("%s", (_fault, request, problems) => {
    expect(plan(request).problems).toEqual(problems);
  });
});
