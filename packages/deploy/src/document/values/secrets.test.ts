import { describe, expect, it } from "vitest";
import type { ChangeJson } from "../../refinement";
import { Secrets } from "./secrets";

/** A change without its secrets. */
function without(change: Partial<ChangeJson>): ChangeJson | undefined {
  const entry = { address: "a.b", type: "a", change: { actions: ["update"], ...change } };
  return new Secrets().planWithout({ resource_changes: [entry] }).resource_changes?.[0]?.change;
}

describe("a plan without its secrets", () => {
  it.each([
    {
      what: "marked before",
      change: { before: { a: "hunter2" }, after: { a: "hunter2" }, before_sensitive: { a: true } },
    },
    {
      what: "marked after",
      change: { before: { a: "hunter2" }, after: { a: "hunter2" }, after_sensitive: { a: true } },
    },
    {
      what: "marked as a whole",
      change: { before: { a: { hunter2: ["hunter2"] } }, before_sensitive: true },
    },
    {
      what: "an element",
      change: { after: { a: ["x", { b: "hunter2" }] }, after_sensitive: { a: [false, { b: true }] } },
    },
    { what: "a password that nobody marked", change: { after: { db_password: "hunter2" } } },
    {
      what: "a key in what forces a replacement",
      change: {
        before: { a: { hunter2: 1 } },
        before_sensitive: { a: true },
        replace_paths: [["a", "hunter2", "x"]],
      },
    },
  ])("has none that is $what", ({ change }) => {
    expect(JSON.stringify(without(change))).not.toContain("hunter2");
  });

  it("still says whether a secret changes", () => {
    const { before, after } = without({
      before: { same: "one", other: "two" },
      after: { same: "one", other: "three" },
      before_sensitive: { same: true, other: true },
    }) as { before: Record<string, string>; after: Record<string, string> };

    expect(before.same).toBe(after.same);
    expect(before.other).not.toBe(after.other);
  });

  it("keeps a flag that is only named like a secret", () => {
    expect(without({ after: { manage_master_user_password: true } })?.after).toEqual({
      manage_master_user_password: true,
    });
  });

  it("takes outputs and drift along", () => {
    const change = {
      actions: ["update"],
      before: "hunter2",
      after: "hunter3",
      before_sensitive: true,
      after_sensitive: true,
    };
    const plan = { output_changes: { a: change }, resource_drift: [{ address: "a.b", type: "a", change }] };
    expect(JSON.stringify(new Secrets().planWithout(plan))).not.toMatch(/hunter/);
  });

  it("hides in other texts what it has found", () => {
    const secrets = new Secrets();
    secrets.planWithout({
      output_changes: {
        a: { actions: ["create"], after: { key: "hunter2", pin: "1" }, after_sensitive: true },
      },
    });

    expect(secrets.textWithout("cannot log in with hunter2, 1 try")).toBe(
      "cannot log in with (sensitive), 1 try",
    );
    expect(secrets.sideOf({ pin: "1", name: "x" })).toMatchObject({
      value: { name: "x" },
      sensitive: { pin: true, name: false },
    });
  });
});
