import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differences, type PlanJson } from "@strata/deploy";
import { OfflineTerraform } from "@strata/synth-test";
import { findProviderMirror, missingProviders, type RequiredProviders } from "@strata/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { everyUnit, unitsOfInvented } from "./every-unit.fixture";

const MISSING =
  "no provider mirror: set STRATA_PROVIDER_MIRROR to a folder made by `terraform providers mirror` with the AWS provider in it";

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
    mirror = await findProviderMirror();
    if (mirror === undefined && process.env.STRATA_REQUIRE_PROVIDER === "1") throw new Error(MISSING);
    if (mirror !== undefined)
      terraform = new OfflineTerraform(mirror, mkdtempSync(join(tmpdir(), "strata-unknown-")));
  });

  /** Why a unit cannot be planned here: a mirror of the AWS provider alone is enough for every layer but add-ons. */
  const lacking = ({ terraform: { required_providers: required } }: Declared): string | undefined => {
    if (mirror === undefined) return MISSING;
    const missing = missingProviders(mirror, required);
    return missing.length === 0 ? undefined : `the provider mirror does not hold ${missing.join(", ")}`;
  };

  for (const { stack, synthesize } of [...everyUnit(), ...unitsOfInvented()]) {
    it.concurrent(stack, async ({ skip }) => {
      const json = (await synthesize()).json as Declared;
      const lack = lacking(json);
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
