import { differences, type PlanJson } from "@strata/deploy";
import type { OfflineTerraform } from "@strata/synth-test";
import type { RequiredProviders } from "@strata/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { lackingProviders, providerMirror, terraformWith } from "../provider-mirror.fixture";
import { everyUnit, unitsOfInvented } from "./every-unit.fixture";

/** The environment of which a plan is made with known values too, and compared: the one with every engine. */
const COMPARED = "recorded: ";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform: { readonly required_providers: RequiredProviders };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/**
 * Every layer where nothing that it reads exists, neither earlier layers nor what it looks up: no value is made up, so
 * what breaks on an unknown one breaks here. Real Terraform and real providers, with no account and no network.
 */
describe("the real providers plan, of which nothing before exists,", { timeout: 600_000 }, () => {
  let mirror: string | undefined;
  let terraform: OfflineTerraform | undefined;

  beforeAll(async () => {
    mirror = await providerMirror();
    if (mirror !== undefined) terraform = terraformWith(mirror);
  });

  for (const { stack, synthesize } of [...everyUnit(), ...unitsOfInvented()]) {
    it.concurrent(stack, async ({ skip }) => {
      const json = (await synthesize()).json as Declared;
      const lack = lackingProviders(mirror, json.terraform.required_providers);
      if (terraform === undefined || lack !== undefined) return skip(lack);

      const { changes, show } = await terraform.plan(json, "unknown");

      expect(changes.map(({ action }) => action)).toEqual(addressesIn(json).map(() => "create"));
      expect(changes.map(({ address }) => address).sort()).toEqual(addressesIn(json));
      if (!stack.startsWith(COMPARED)) return;
      const known = await terraform.plan(json, "examples");
      const judged = (plan: unknown) => ({ plan: plan as PlanJson, providers: {}, unit: stack });
      expect(differences(judged(await show()), judged(await known.show())), "once it is known").toEqual([]);
    });
  }
});

/** The resources of a unit, of which none is repeated. */
function addressesIn({ resource = {} }: Declared): readonly string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}
