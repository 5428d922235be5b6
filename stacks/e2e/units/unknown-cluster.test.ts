import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planningFiles, sourcesOf, UNKNOWN_ADDRESS, WHOLLY_UNKNOWN } from "@strata/deploy";
import { type RequiredProviders, Terraform, WorkingDirectory } from "@strata/terraform";
import { describe, expect, it } from "vitest";
import { openSandbox } from "../../../packages/sandbox/src";
import { SCHEMA_CACHE } from "../repository.fixture";
import { temporaryFolder } from "../temporary-folder.fixture";
import { everyUnit, unitsOfInvented } from "./every-unit.fixture";

/** What a unit's JSON declares that matters here. */
interface Declared {
  readonly terraform: { readonly required_providers: RequiredProviders };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/**
 * The layers that work inside of a cluster, where there is no cluster yet: its address and its certificate are unknown
 * too. The sandbox has the kubernetes and helm providers that few mirrors have.
 */
describe("the sandbox plans, of which nothing before exists,", { timeout: 300_000 }, () => {
  for (const { stack, synthesize } of [...everyUnit(), ...unitsOfInvented()].filter(
    ({ layer }) => layer === "addons",
  )) {
    it(stack, async ({ onTestFinished }) => {
      const json = (await synthesize()).json as Declared;
      expect(Object.keys(json.terraform.required_providers)).toEqual(
        expect.arrayContaining(["kubernetes", "helm"]),
      );
      const folder = temporaryFolder(onTestFinished);
      const sandbox = await openSandbox({
        latency: 0,
        directory: join(folder, "sandbox"),
        templates: [json],
        from: __dirname,
        cacheDir: SCHEMA_CACHE,
      });
      onTestFinished(() => sandbox.close());
      const sources = Object.fromEntries(sourcesOf(json).map((name) => [name, WHOLLY_UNKNOWN]));
      const unit = join(folder, "unit");
      mkdirSync(unit);
      const files = { "cdk.tf.json": json, ...planningFiles(json, sources, "none") };
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(unit, name), JSON.stringify(content));
      }
      const terraform = new Terraform({ inherit: "essential", environment: sandbox.environment });
      const directory = new WorkingDirectory(terraform, unit, stack);

      await directory.init();
      const { changes } = await directory.plan();

      expect(changes.map(({ action, address }) => `${action} ${address}`).sort()).toEqual(
        [...addressesIn(json), UNKNOWN_ADDRESS].map((address) => `create ${address}`).sort(),
      );
    });
  }
});

function addressesIn({ resource = {} }: Declared): readonly string[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}
