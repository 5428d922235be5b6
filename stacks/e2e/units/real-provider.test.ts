import { fromSynth, type Inventory, readPlan } from "@strata/inventory";
import { evaluate } from "@strata/policy";
import type { OfflineTerraform } from "@strata/synth-test";
import type { RequiredProviders } from "@strata/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { lackingProviders, providerMirror, terraformWith } from "../provider-mirror.fixture";
import { everyUnit, unitsOfSecondRegion } from "./every-unit.fixture";

/** Real Terraform and real providers, with no account, no cluster and no network: init, validate and plan. */
describe("the real providers plan", { timeout: 600_000 }, () => {
  const units = [...everyUnit(), ...unitsOfSecondRegion()];
  // What a plan says to the rules is compared once for each layer: to print a plan takes seconds.
  const firstOfLayer = (layer: string): string | undefined =>
    units.find((unit) => unit.layer === layer)?.stack;
  let mirror: string | undefined;
  let terraform: OfflineTerraform | undefined;

  beforeAll(async () => {
    mirror = await providerMirror();
    if (mirror !== undefined) terraform = terraformWith(mirror);
  });

  for (const { stack, layer, synthesize } of units) {
    it.concurrent(stack, async ({ skip }) => {
      const unit = await synthesize();
      const lack = lackingProviders(mirror, requiredProviders(unit.json));
      if (terraform === undefined || lack !== undefined) return skip(lack);
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

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform: { readonly required_providers: RequiredProviders };
}

function requiredProviders(json: unknown): RequiredProviders {
  return (json as Declared).terraform.required_providers;
}

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
