import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanRequest, planSubnets, type SubnetPlan } from "./plan";
import { Prefix } from "./prefix";
import type { SubnetTier } from "./tier";

const vpc = Prefix.parse("10.4.0.0/20");
const LETTERS = ["a", "b", "c", "d", "e", "f"];
const names = ["web", "app", "data", "cache", "links", "edge"];

/** An offset in the VPC that is a multiple of a subnet's size. */
const offset = (bits: number) =>
  fc.nat({ max: 2 ** (bits - 20) - 1 }).map((index) => {
    const value = index * 2 ** (32 - bits);
    return `0.0.${value >> 8}.${value & 255}`;
  });
const zones = fc.integer({ min: 1, max: 4 }).map((count) => LETTERS.slice(0, count));
const bits = fc.integer({ min: 22, max: 27 });
const planned = fc.record({ bits, zones });
const fixed = planned.chain((tier) => offset(tier.bits).map((at) => ({ ...tier, at })));
const mapped = planned.chain((tier) =>
  fc
    .tuple(...tier.zones.map((zone) => offset(tier.bits).map((at): [string, string] => [zone, at])))
    .map((at) => ({ ...tier, at: Object.fromEntries(at) })),
);
const named = (list: readonly Omit<SubnetTier, "name">[]): readonly SubnetTier[] =>
  list.map((tier, index) => ({ ...tier, name: names[index] ?? "none" }));
const tiers = fc.array(fc.oneof(planned, fixed, mapped), { maxLength: 5 }).map(named);
const plannedOrFixed = fc.array(fc.oneof(planned, planned, fixed), { minLength: 1, maxLength: 5 }).map(named);
const reserved = fc.array(
  fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 255 }), fc.nat({ max: 300 })).map(([third, fourth, more]) => {
    const end = Math.min(4095, third * 256 + fourth + more);
    return { range: `0.0.${third}.${fourth}-0.0.${end >> 8}.${end & 255}`, reason: "test" };
  }),
  { maxLength: 2 },
);

const placesOf = ({ subnets }: SubnetPlan): ReadonlyMap<string, string> =>
  new Map(subnets.map(({ name, prefix }) => [name, prefix.toString()]));
const heldBy = (plan: SubnetPlan): Readonly<Record<string, string>> => Object.fromEntries(placesOf(plan));

/** Every subnet of the first plan stands in the second one where it stood. */
function expectNothingMoved(before: SubnetPlan, after: SubnetPlan): void {
  const places = placesOf(after);
  for (const [name, place] of placesOf(before)) expect([name, places.get(name)]).toEqual([name, place]);
}

/** Each address of the VPC is in exactly one range. Counts addresses; shares nothing with the planner. */
function expectPartition(plan: SubnetPlan): void {
  const owners = new Array<number>(4096).fill(0);
  const ranges = [
    ...plan.subnets.map(({ prefix }) => prefix),
    ...plan.leaving.map(({ prefix }) => prefix),
    ...plan.reserved.map(({ prefix }) => prefix),
    ...plan.free,
  ];
  for (const { start, size } of ranges) {
    const first = Number(start - vpc.start);
    for (let index = first; index < first + Number(size); index += 1)
      owners[index] = (owners[index] ?? 0) + 1;
  }
  expect(owners).toHaveLength(4096);
  expect(owners.findIndex((count) => count !== 1)).toBe(-1);
}

const withZone = (list: readonly SubnetTier[], name: string): readonly SubnetTier[] =>
  list.map((tier) =>
    tier.name === name ? { ...tier, zones: LETTERS.slice(0, tier.zones.length + 1) } : tier,
  );

describe("any plan", () => {
  it("is a partition of the VPC, faults or not, and places every subnet or says why", () => {
    fc.assert(
      fc.property(tiers, reserved, (list, ranges) => {
        const request: PlanRequest = { vpc, tiers: list, reserved: ranges };
        const plan = planSubnets(request);
        expectPartition(plan);
        const asked = list.flatMap((tier) => tier.zones.map((zone) => `${tier.name}-${zone}`));
        const blamed = asked.filter((name) =>
          plan.problems.some((problem) => `${problem.tier}-${problem.zone}` === name),
        );
        const given = plan.subnets.map(({ name }) => name);
        expect(asked.filter((name) => given.includes(name) === blamed.includes(name))).toEqual([]);
        for (const { tier, prefix } of plan.subnets) {
          expect(prefix.bits).toBe(list.find(({ name }) => name === tier)?.bits);
        }
        expect(planSubnets(request)).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });
});

describe("with held subnets", () => {
  /** Changes a list of tiers in every way that settings can change. */
  const change = fc.record({
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3 }),
    added: planned,
    grown: fc.nat({ max: 5 }),
    shrunk: fc.nat({ max: 5 }),
    resized: fc.nat({ max: 5 }),
  });

  it("nothing that is held moves, in any order of growth, removal and resizing", () => {
    fc.assert(
      fc.property(
        tiers,
        reserved,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (list, ranges, changes) => {
          let current = list;
          let plan = planSubnets({ vpc, tiers: current, reserved: ranges });
          for (const [step, { order, added, grown, shrunk, resized }] of changes.entries()) {
            const larger = [{ ...added, name: `new${step}` }, ...current];
            current = order.flatMap((index) => {
              const tier = larger[index];
              if (tier === undefined) return [];
              const letters = index === shrunk ? tier.zones.slice(1) : tier.zones;
              const more = index === grown ? ["z", ...letters.filter((zone) => zone !== "z")] : letters;
              return [{ ...tier, zones: more, bits: index === resized ? 28 : tier.bits }];
            });
            const held = heldBy(plan);
            plan = planSubnets({ vpc, tiers: current, reserved: ranges, held });
            const after = new Map([
              ...placesOf(plan),
              ...plan.leaving.map(({ name, prefix }): [string, string] => [name, prefix.toString()]),
            ]);
            for (const [name, place] of Object.entries(held))
              expect([name, after.get(name)]).toEqual([name, place]);
            expectPartition(plan);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("a plan held as it is is the same plan", () => {
    fc.assert(
      fc.property(plannedOrFixed, reserved, (list, ranges) => {
        const plan = planSubnets({ vpc, tiers: list, reserved: ranges });
        expectNothingMoved(plan, planSubnets({ vpc, tiers: list, reserved: ranges, held: heldBy(plan) }));
      }),
    );
  });
});

describe("without held subnets", () => {
  it("appending tiers and zones in any order moves nothing, where growth allows the zone", () => {
    const step = fc.oneof(
      fc.record({ tier: planned }),
      fc.record({ zoneOf: fc.nat({ max: 5 }) }),
      fc.record({ zoneOf: fc.nat({ max: 5 }) }),
    );
    let appended = 0;
    fc.assert(
      fc.property(
        plannedOrFixed,
        reserved,
        fc.array(step, { minLength: 1, maxLength: 6 }),
        (list, ranges, steps) => {
          let current = list;
          let plan = planSubnets({ vpc, tiers: current, reserved: ranges });
          for (const [index, next] of steps.entries()) {
            if ("tier" in next) {
              current = [...current, { ...next.tier, name: `new${index}` }];
            } else {
              const tier = current[next.zoneOf % current.length];
              if (tier === undefined || (plan.growth[tier.name] ?? 0) === 0) continue;
              current = withZone(current, tier.name);
              appended += 1;
            }
            const grown = planSubnets({ vpc, tiers: current, reserved: ranges });
            expectNothingMoved(plan, grown);
            plan = grown;
          }
        },
      ),
      { numRuns: 300 },
    );
    // The property says nothing unless zones were appended.
    expect(appended).toBeGreaterThan(50);
  });

  it("a zone that growth promises gets a place", () => {
    fc.assert(
      fc.property(plannedOrFixed, reserved, (list, ranges) => {
        const { growth } = planSubnets({ vpc, tiers: list, reserved: ranges });
        for (const [name, count] of Object.entries(growth)) {
          if (count === 0) continue;
          const tier = list.find((candidate) => candidate.name === name);
          const added = `${name}-${LETTERS[tier?.zones.length ?? 0]}`;
          const grown = planSubnets({ vpc, tiers: withZone(list, name), reserved: ranges });
          expect(grown.subnets.map((subnet) => subnet.name)).toContain(added);
        }
      }),
    );
  });

  it("appending any number of zones to the last tier without a position moves nothing", () => {
    fc.assert(
      fc.property(plannedOrFixed, planned, reserved, (list, last, ranges) => {
        const before = [...list, { ...last, name: "last" }];
        const after = [...list, { ...last, zones: LETTERS, name: "last" }];
        expectNothingMoved(
          planSubnets({ vpc, tiers: before, reserved: ranges }),
          planSubnets({ vpc, tiers: after, reserved: ranges }),
        );
      }),
    );
  });
});
