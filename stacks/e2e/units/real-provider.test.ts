import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  let terraform: OfflineTerraform | undefined;

  beforeAll(async () => {
    const mirror = await findProviderMirror();
    if (mirror === undefined && process.env.STRATA_REQUIRE_PROVIDER === "1") throw new Error(MISSING);
    if (mirror !== undefined)
      terraform = new OfflineTerraform(mirror, mkdtempSync(join(tmpdir(), "strata-plan-")));
  });

  for (const { stack, synthesize } of units) {
    it.concurrent(stack, async ({ skip }) => {
      if (terraform === undefined) return skip(MISSING);
      const { json } = await synthesize();
      const changes = await terraform.plan(json);
      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(["create"]));
    });
  }
});
