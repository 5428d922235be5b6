import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedAfter, type Movement, movementTitle, permits } from "./movement";

const CASES: readonly {
  readonly movement: Movement;
  readonly was: unknown;
  readonly free: readonly unknown[];
  /** What may follow once a setting beside it says so. */
  readonly lifted: readonly unknown[];
  readonly never: readonly unknown[];
  readonly expected: string;
}[] = [
  { movement: { kind: "fixed" }, was: "a", free: [], lifted: ["b"], never: [], expected: '"a"' },
  { movement: { kind: "fixed" }, was: undefined, free: [], lifted: ["b"], never: [], expected: "nothing" },
  {
    movement: { kind: "onlyUp" },
    was: 20,
    free: [21, 1000],
    lifted: [19],
    never: [],
    expected: "20 or more",
  },
  { movement: { kind: "onlyDown" }, was: 2, free: [1, 0], lifted: [3], never: [], expected: "2 or less" },
  {
    movement: { kind: "oneMinorUp" },
    was: "1.34",
    free: ["1.35"],
    lifted: ["1.36", "1.33"],
    never: [],
    expected: '"1.34" or "1.35"',
  },
  {
    movement: { kind: "oneMinorUp" },
    was: "1.9",
    free: ["1.10"],
    lifted: [],
    never: [],
    expected: '"1.9" or "1.10"',
  },
  {
    movement: { kind: "laterVersion" },
    was: "16.4",
    free: ["16.5", "16.10", "16"],
    lifted: ["17", "17.1", "18.0"],
    never: ["16.3", "15", "9.6"],
    expected: '"16.4" or a later one of 16',
  },
  {
    movement: { kind: "laterVersion" },
    was: "7.x",
    free: [],
    lifted: ["8.0", "8.x"],
    never: ["7.1", "6.x"],
    expected: '"7.x" or a later one of 7',
  },
  {
    movement: { kind: "inOrder", order: ["redis", "valkey"], isFree: true },
    was: "redis",
    free: ["valkey"],
    lifted: [],
    never: ["memcached"],
    expected: '"redis" or "valkey"',
  },
  {
    movement: { kind: "inOrder", order: ["redis", "valkey"], isFree: false },
    was: "redis",
    free: [],
    lifted: ["valkey"],
    never: ["memcached"],
    expected: '"redis" or "valkey"',
  },
  {
    movement: { kind: "inOrder", order: ["redis", "valkey"], isFree: true },
    was: "valkey",
    free: [],
    lifted: [],
    never: ["redis"],
    expected: '"valkey"',
  },
];

describe("what may follow a recorded value", () => {
  it.each(CASES)("$movement.kind after $was", ({ movement, was, free, lifted, never, expected }) => {
    expect(free.filter((is) => !permits(movement, was, is, false))).toEqual([]);
    expect(lifted.filter((is) => permits(movement, was, is, false))).toEqual([]);
    expect(lifted.filter((is) => !permits(movement, was, is, true))).toEqual([]);
    expect(never.filter((is) => permits(movement, was, is, true))).toEqual([]);
    expect(expectedAfter(movement, was)).toBe(expected);
  });

  const versions = fc
    .tuple(fc.nat(20), fc.nat(20), fc.constantFrom("full", "open", "x"))
    .map(([major, minor, form]) =>
      form === "full" ? `${major}.${minor}` : form === "x" ? `${major}.x` : `${major}`,
    );
  const movements = fc.constantFrom<Movement>(
    { kind: "fixed" },
    { kind: "laterVersion" },
    { kind: "oneMinorUp" },
    { kind: "inOrder", order: ["5", "6.x", "7.1"], isFree: true },
  );

  it("is always the same value, and leads nowhere from which it leads back", () => {
    fc.assert(
      fc.property(movements, versions, versions, (movement, one, other) => {
        expect(permits(movement, one, one, false)).toBe(true);
        const isSame = one === other || one.replace(".x", "") === other.replace(".x", "");
        if (!isSame)
          expect(permits(movement, one, other, false) && permits(movement, other, one, false)).toBe(false);
      }),
    );
  });

  it("has a name for tables", () => {
    expect(movementTitle({ kind: "laterVersion" }, "allowMajorUpgrade: true")).toBe(
      "goes up; to another major version with allowMajorUpgrade: true",
    );
    expect(movementTitle({ kind: "onlyDown" })).toBe("shrinks only");
  });
});
