import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromSynth, type Inventory, readPlan } from "@strata/inventory";
import { evaluate } from "@strata/policy";
import { OfflineTerraform } from "@strata/synth-test";
import { findProviderMirror } from "@strata/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { everyUnit, unitsOfSecondRegion } from "./every-unit.fixture";

/** Terraform's `kubernetes` and `helm` providers need a cluster at plan; their layer is checked against their schemas instead. */
const WITHOUT_A_PLAN = ["addons"];

const MISSING =
  "no provider mirror: set STRATA_PROVIDER_MIRROR to a folder made by `terraform providers mirror` with the AWS provider in it";

/** Real Terraform and the real AWS provider, with no account and no network: init, validate and plan. */
describe("the real AWS provider plans", { timeout: 600_000 }, () => {
  const units = [...everyUnit(), ...unitsOfSecondRegion()].filter(
    ({ layer }) => !WITHOUT_A_PLAN.includes(layer),
  );
  // What a plan says to the rules is compared once for each layer: to print a plan takes seconds.
  const firstOfLayer = (layer: string): string | undefined =>
    units.find((unit) => unit.layer === layer)?.stack;
  let terraform: OfflineTerraform | undefined;

  beforeAll(async () => {
    const mirror = await findProviderMirror();
    if (mirror === undefined && process.env.STRATA_REQUIRE_PROVIDER === "1") throw new Error(MISSING);
    if (mirror !== undefined)
      terraform = new OfflineTerraform(mirror, mkdtempSync(join(tmpdir(), "strata-plan-")));
  });

  for (const { stack, layer, synthesize } of units) {
    it.concurrent(stack, async ({ skip }) => {
      if (terraform === undefined) return skip(MISSING);
      const unit = await synthesize();
      const { changes, show } = await terraform.plan(unit.json);
      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(["create"]));
      if (firstOfLayer(layer) !== stack) return;

      const json = verdicts(fromSynth([unit]));
      const planned = readPlan(await show(), { layer, units: [unit] });
      expect(planned.all()).toHaveLength(changes.length);
      const plan = verdicts(planned);
      expect(unmet(plan)).toEqual(unmet(json).filter((rule) => !isOpen(plan.get(rule))));
      expect(unmet(json).filter((rule) => plan.get(rule) === undefined)).toEqual([]);
    });
  }
});

/** What the rules say of each resource; what they say nothing of, they hold for. */
function verdicts(inventory: Inventory): ReadonlyMap<string, string> {
  const findings = evaluate(inventory, { posture: "production" });
  return new Map(findings.map(({ rule, address, verdict }) => [`${rule} of ${address}`, verdict]));
}

function unmet(verdicts: ReadonlyMap<string, string>): readonly string[] {
  return [...verdicts]
    .filter(([, verdict]) => verdict === "unmet")
    .map(([rule]) => rule)
    .sort();
}

/** What a plan does not know is neither a finding nor passed over. */
function isOpen(verdict: string | undefined): boolean {
  return verdict === "unknown until apply" || verdict === "cannot tell";
}
