import { readChanges } from "@strata/inventory";
import { type ChangeFinding, judgeChanges } from "@strata/policy";
import { beforeAll, describe, expect, it } from "vitest";
import { MISSING, offlineTerraform } from "../provider-mirror.fixture";
import { DATABASES } from "./databases.fixture";
import { NETWORK } from "./network.fixture";
import { PLATFORM } from "./platform.fixture";
import { STORES } from "./stores.fixture";
import { unitOf } from "./tried-changes.fixture";

/** An entry of a plan's `resource_changes`. */
interface Planned {
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

/** States by hand and the real AWS provider: what it plans, which a sandbox cannot know, and what the rules say of that. */
describe("the real provider and the change rules", { timeout: 600_000 }, () => {
  const { json, state, cases } = unitOf([...STORES, ...DATABASES, ...PLATFORM, ...NETWORK]);
  let planned: readonly Planned[] | undefined;
  let findings: readonly ChangeFinding[] = [];

  beforeAll(async () => {
    const terraform = await offlineTerraform();
    if (terraform === undefined) return;
    const plan = (await (await terraform.planAgainst(json, state)).show()) as {
      readonly resource_changes: readonly Planned[];
    };
    planned = plan.resource_changes;
    findings = judgeChanges(readChanges(plan));
  }, 600_000);

  for (const { address, name, tried } of cases) {
    it(`agree on ${address}: ${name}`, ({ skip }) => {
      if (planned === undefined) return skip(MISSING);
      const actions = planned.find((one) => one.address === address)?.change.actions.join();
      const said = findings.filter((finding) => finding.address === address);

      expect({ actions, rules: said.map(({ rule }) => rule) }).toEqual({
        actions: tried.actions,
        rules: tried.rules,
      });
    });
  }

  it("are about every case, with no address twice", () => {
    expect(new Set(cases.map(({ address }) => address)).size).toBe(cases.length);
    expect(new Set(cases.map(({ tried }) => tried.actions))).toEqual(
      new Set(["no-op", "update", "delete", "delete,create"]),
    );
  });
});
