import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlannedOutputs } from "../planning-copy";
import { changedOutputs } from "./changed-outputs";
import type { OutputPath } from "./consumed-outputs";

const outputs = (output_changes: PlannedOutputs["output_changes"]): PlannedOutputs => ({
  output_changes: output_changes ?? {},
});
const tiers = (before: unknown, after: unknown, after_unknown: unknown = false): PlannedOutputs =>
  outputs({ tiers: { actions: ["update"], before, after, after_unknown } });

const read: readonly OutputPath[] = [["tiers", "private", "ids"]];
const before = { private: { ids: ["a", "b"], cidrs: ["x"] } };

describe("the leaves that a unit reads", () => {
  it.each<{
    readonly what: string;
    readonly plan: PlannedOutputs;
    readonly consumed?: readonly OutputPath[];
    readonly changed: unknown;
  }>([
    {
      what: "are not touched by a new entry, of which something is unknown",
      plan: tiers(before, { ...before, isolated: {} }, { isolated: { ids: true } }),
      changed: [],
    },
    {
      what: "are not touched by another field",
      plan: tiers(before, { private: { ids: ["a", "b"], cidrs: ["y"] } }),
      changed: [],
    },
    {
      what: "are not touched by an output that is absent, or that stays",
      plan: outputs({ vpc_id: { actions: ["create"], before: null, after_unknown: true } }),
      changed: [],
    },
    {
      what: "are changed one by one",
      plan: tiers(before, { private: { ids: ["a", "c"], cidrs: ["x"] } }),
      changed: [{ path: ["tiers", "private", "ids", 1], isKnown: true }],
    },
    {
      what: "are not changed where another element is",
      plan: tiers(before, { private: { ids: ["a", "c"], cidrs: ["x"] } }),
      consumed: [["tiers", "private", "ids", 0]],
      changed: [],
    },
    {
      what: "become unknown one by one",
      plan: tiers(
        before,
        { private: { ids: ["a", null], cidrs: ["x"] } },
        { private: { ids: [false, true] } },
      ),
      changed: [{ path: ["tiers", "private", "ids", 1], isKnown: false }],
    },
    {
      what: "become unknown with all around them",
      plan: tiers(before, undefined, true),
      changed: [{ path: ["tiers", "private", "ids"], isKnown: false }],
    },
    {
      what: "are new",
      plan: tiers(null, { private: { ids: ["a", null] } }, { private: { ids: [false, true], cidrs: true } }),
      changed: [
        { path: ["tiers", "private", "ids", 0], isKnown: true },
        { path: ["tiers", "private", "ids", 1], isKnown: false },
      ],
    },
    {
      what: "are longer lists, and shorter ones",
      plan: tiers(before, { private: { ids: ["a", "b", "c"], cidrs: ["x"] } }),
      changed: [{ path: ["tiers", "private", "ids", 2], isKnown: true }],
    },
    {
      what: "are gone with their entry",
      plan: tiers(before, {}),
      changed: [{ path: ["tiers", "private", "ids"], isKnown: true }],
    },
    {
      what: "are gone with their output",
      plan: outputs({ tiers: { actions: ["delete"], before, after: null, after_unknown: false } }),
      changed: [{ path: ["tiers", "private", "ids"], isKnown: true }],
    },
    {
      what: "are all that there are, where a unit reads all",
      plan: outputs({
        tiers: { actions: ["no-op"], before, after: before, after_unknown: false },
        vpc_id: { actions: ["create"], before: null, after_unknown: true },
      }),
      consumed: [[]],
      changed: [{ path: ["vpc_id"], isKnown: false }],
    },
  ])("$what", ({ plan, consumed = read, changed }) => {
    expect(changedOutputs(consumed, plan)).toEqual(changed);
  });

  it("are told apart from all others, whichever leaf a plan changes", () => {
    const names = fc.constantFrom("a", "b", "c");
    const entries = fc.dictionary(
      names,
      fc.dictionary(names, fc.array(fc.string(), { minLength: 1, maxLength: 3 })),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(entries, entries, fc.boolean(), (was, mask, makesUnknown) => {
        const all = leavesOf(was);
        for (const leaf of all) {
          const now = structuredClone(was);
          const list = now[leaf[0]]?.[leaf[1]] as unknown[];
          list[leaf[2]] = makesUnknown ? null : `${list[leaf[2]]} and more`;
          const unknown = {
            [leaf[0]]: { [leaf[1]]: list.map((_, index) => makesUnknown && index === leaf[2]) },
          };
          const plan = tiers(was, now, unknown);
          const isRead = (path: OutputPath): boolean => changedOutputs([["tiers", ...path]], plan).length > 0;

          for (const other of all) expect(isRead(other)).toBe(other === leaf);
          expect([isRead(leaf.slice(0, 2)), isRead(leaf.slice(0, 1)), isRead([])]).toEqual([
            true,
            true,
            true,
          ]);
          for (const other of Object.keys(mask).filter((name) => name !== leaf[0]))
            expect(isRead([other])).toBe(false);
        }
      }),
    );
  });
});

function leavesOf(
  entries: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): readonly (readonly [string, string, number])[] {
  return Object.entries(entries).flatMap(([entry, fields]) =>
    Object.entries(fields).flatMap(([field, list]) => list.map((_, index) => [entry, field, index] as const)),
  );
}
