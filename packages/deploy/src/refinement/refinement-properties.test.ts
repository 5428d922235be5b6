import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeJson, JudgedPlan, PlanJson, ResourceEntry } from "./plan-json";
import { ACTIONS, judged, refined } from "./plans.fixture";
import { differences, refines } from "./refinement";

const RUNS = { numRuns: 300 };

describe("refinement", () => {
  it("is reflexive", () => {
    fc.assert(
      fc.property(judged, (plan) => {
        expect(differences(plan, plan)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("accepts every unknown that is known now, and every weaker action", () => {
    fc.assert(
      fc.property(judged, fc.gen(), (plan, draw) => {
        expect(differences(plan, refined(plan, draw))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(judged, fc.gen(), (first, draw) => {
        const second = refined(first, draw);
        expect(differences(first, refined(second, draw))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("refuses every single known value that is another, at its place", () => {
    fc.assert(
      fc.property(judged, (plan) => {
        for (const { changed, address, attribute } of otherValues(plan)) {
          expect(
            differences(plan, changed).some(
              (found) => found.address === address && attribute.startsWith(found.attribute),
            ),
            `${address} ${attribute}`,
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("refuses every known value that is unknown now", () => {
    fc.assert(
      fc.property(judged, (plan) => {
        for (const index of (plan.plan.resource_changes ?? []).keys()) {
          const { change } = resourceAt(plan, index);
          if (change.after_unknown === true || change.after === null) continue;
          expect(refines(withResource(plan, index, { after: undefined, after_unknown: true }), plan)).toBe(
            false,
          );
        }
      }),
      RUNS,
    );
  });

  it("refuses every other action that is not weaker", () => {
    const weaker: Readonly<Record<string, readonly string[]>> = {
      update: ["no-op"],
      "delete,create": ["no-op", "update"],
      "create,delete": ["no-op", "update"],
    };
    fc.assert(
      fc.property(judged, (plan) => {
        for (const [index, { change }] of (plan.plan.resource_changes ?? []).entries()) {
          for (const actions of ACTIONS) {
            const is = [change.actions.join(), actions.join()] as const;
            const isAccepted = is[0] === is[1] || (weaker[is[0]] ?? []).includes(is[1]);
            const { replace_paths: _, ...rest } = change;
            const paths = isAccepted ? { replace_paths: change.replace_paths ?? [] } : {};
            const now = replaced(plan, index, { ...rest, ...paths, actions });
            expect(refines(now, plan), is.join(" -> ")).toBe(isAccepted);
          }
        }
      }),
      RUNS,
    );
  });

  it("refuses an address that is gone, and one that changes and was not reviewed", () => {
    fc.assert(
      fc.property(judged, (plan) => {
        for (const list of ["resource_changes", "resource_drift"] as const) {
          const all = plan.plan[list] ?? [];
          for (const [index, entry] of all.entries()) {
            const fewer = withPlan(plan, { [list]: all.filter((_, other) => other !== index) });
            expect(refines(fewer, plan)).toBe(false);
            const isNothing = list === "resource_changes" && entry.change.actions[0] === "no-op";
            expect(refines(plan, fewer)).toBe(isNothing);
            const moved = all.map((one) =>
              one === entry ? { ...one, address: "aws_sqs_queue.other" } : one,
            );
            expect(refines(withPlan(plan, { [list]: moved }), plan)).toBe(false);
          }
        }
        for (const [name, change] of Object.entries(plan.plan.output_changes ?? {})) {
          const { [name]: _, ...others } = plan.plan.output_changes ?? {};
          const fewer = withPlan(plan, { output_changes: others });
          expect(refines(fewer, plan)).toBe(false);
          expect(refines(plan, fewer)).toBe(change.actions[0] === "no-op");
        }
      }),
      RUNS,
    );
  });

  it("refuses every other reason to replace", () => {
    fc.assert(
      fc.property(judged, (plan) => {
        for (const [index, { change }] of (plan.plan.resource_changes ?? []).entries()) {
          const { replace_paths: paths } = change;
          if (paths === undefined) continue;
          const more = withResource(plan, index, { replace_paths: [...paths, ["other"]] });
          expect(refines(more, plan)).toBe(false);
          for (const [at] of paths.entries()) {
            const other = paths.map((path, position) => (position === at ? ["other"] : path));
            expect(refines(withResource(plan, index, { replace_paths: other }), plan)).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it("shows no sensitive value, whatever differs", () => {
    fc.assert(
      fc.property(judged, judged, (first, second) => {
        const secret = (one: ChangeJson): ChangeJson => ({
          ...one,
          before: withSecrets(one.before),
          after: withSecrets(one.after),
          before_sensitive: true,
          after_sensitive: true,
        });
        const found = differences(everyChange(first, secret), everyChange(second, secret));
        expect(JSON.stringify(found)).not.toContain(SECRET);
      }),
      RUNS,
    );
  });
});

const SECRET = "swordfish";

function withSecrets(value: unknown): unknown {
  if (typeof value === "string") return `${SECRET}${value}`;
  if (Array.isArray(value)) return value.map(withSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [`${SECRET}${key}`, withSecrets(member)]),
  );
}

function withPlan(plan: JudgedPlan, changes: Partial<PlanJson>): JudgedPlan {
  return { ...plan, plan: { ...plan.plan, ...changes } };
}

function replaced(plan: JudgedPlan, index: number, change: ChangeJson): JudgedPlan {
  const all = plan.plan.resource_changes ?? [];
  return withPlan(plan, {
    resource_changes: all.map((entry, other) => (other === index ? { ...entry, change } : entry)),
  });
}

function resourceAt({ plan: { resource_changes = [] } }: JudgedPlan, index: number): ResourceEntry {
  const found = resource_changes[index];
  if (found === undefined) throw new Error(`expected a resource at ${index}`);
  return found;
}

function withResource(plan: JudgedPlan, index: number, changes: Partial<ChangeJson>): JudgedPlan {
  const { change } = resourceAt(plan, index);
  return replaced(plan, index, { ...change, ...changes });
}

function everyChange(plan: JudgedPlan, next: (change: ChangeJson) => ChangeJson): JudgedPlan {
  const entries = (all: readonly ResourceEntry[] = []) =>
    all.map((entry) => ({ ...entry, change: next(entry.change) }));
  return withPlan(plan, {
    resource_changes: entries(plan.plan.resource_changes),
    resource_drift: entries(plan.plan.resource_drift),
    output_changes: Object.fromEntries(
      Object.entries(plan.plan.output_changes ?? {}).map(([name, change]) => [name, next(change)]),
    ),
  });
}

/** The plan once for each known leaf of it, with another value there. */
function* otherValues(
  plan: JudgedPlan,
): Generator<{ readonly changed: JudgedPlan; readonly address: string; readonly attribute: string }> {
  const copy = () => structuredClone(plan) as unknown as { plan: Record<string, unknown> };
  const places: readonly (readonly [path: readonly (string | number)[], address: string, prefix: string])[] =
    [
      ...(plan.plan.resource_changes ?? []).map(
        ({ address }, index) => [["resource_changes", index, "change"], address, ""] as const,
      ),
      ...(plan.plan.resource_drift ?? []).map(
        ({ address }, index) => [["resource_drift", index, "change"], address, "drift."] as const,
      ),
      ...Object.keys(plan.plan.output_changes ?? {}).map(
        (name) => [["output_changes", name], `output.${name}`, ""] as const,
      ),
    ];
  for (const [path, address, prefix] of places) {
    const change = at(plan.plan, path) as ChangeJson;
    for (const [side, mask] of [
      ["before", false],
      ["after", change.after_unknown],
    ] as const) {
      for (const leaf of knownLeaves(change[side], mask)) {
        const changed = copy();
        set(changed.plan, [...path, side, ...leaf], "another value");
        const inner = leaf.reduce<string>(
          (text, step) =>
            typeof step === "number" ? `${text}[${step}]` : text === "" ? step : `${text}.${step}`,
          side === "before" ? "before" : "",
        );
        yield { changed: changed as unknown as JudgedPlan, address, attribute: `${prefix}${inner}` };
      }
    }
  }
}

/** Paths of the values that are known and have nothing below them. */
function knownLeaves(value: unknown, unknown: unknown): readonly (readonly (string | number)[])[] {
  if (unknown === true || value === undefined) return [];
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    return /true/.test(JSON.stringify(unknown ?? false).replace(/"[^"]*":/g, "")) ? [] : [[]];
  }
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((step) =>
    knownLeaves(at(value, [step]), at(unknown, [step])).map((leaf) => [step, ...leaf]),
  );
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );
}

function set(value: unknown, path: readonly (string | number)[], to: unknown): void {
  const parent = at(value, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1) ?? ""] = to;
}
