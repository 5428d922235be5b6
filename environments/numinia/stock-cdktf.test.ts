import { join } from "node:path";
import { describe, it } from "vitest";
import { Deployment } from "../../stacks/e2e/deployment/deployment.fixture";
import { unprotected } from "../../stacks/e2e/deployment/setting-changes.fixture";
import { StockCdktf } from "../../stacks/e2e/deployment/stock-cdktf.fixture";
import { everyEnvironment } from "../../stacks/e2e/repository.fixture";
import { layers as registry } from "../../stacks/registry";

/** The recipe of docs/deploy.md. */
const ONE_LAYER = ["--auto-approve", "--ignore-missing-stack-dependencies"];

const environments = everyEnvironment().filter(({ path }) => path.startsWith("numinia/"));

/** Each command of cdktf costs seconds before it starts Terraform, so it walks through these environments only. */
describe("stock cdktf", { timeout: 900_000 }, () => {
  for (const environment of environments) {
    it.concurrent(`deploys ${environment.path} layer by layer, then all at once, and destroys in reverse`, async ({
      expect,
      onTestFinished,
    }) => {
      const deployment = await Deployment.open(environment, onTestFinished);
      const { layers, sandbox } = deployment;
      const cdktf = new StockCdktf(deployment);
      const file = join(deployment.folder, "outputs.json");
      const everything = `${environment.id}-*`;

      for (const [index, layer] of layers.entries()) {
        const synth = index === 0 ? [] : ["--skip-synth"];
        await cdktf.succeed("deploy", cdktf.stack(layer), ...ONE_LAYER, ...synth);
      }
      const diff = await cdktf.succeed("diff", cdktf.stack("cluster"), "--skip-synth");
      const again = await cdktf.succeed("deploy", everything, "--auto-approve", "--skip-synth");
      await cdktf.succeed("output", everything, "--skip-synth", "--outputs-file", file);
      const outputs = cdktf.outputs(file);
      // What is protected is let go first, as in a real account.
      const released = unprotected(environment);
      await deployment.changed(released);
      await deployment.deploy(layers.filter((layer) => layer in released));
      for (const layer of [...layers].reverse()) {
        await cdktf.succeed("destroy", cdktf.stack(layer), ...ONE_LAYER, "--skip-synth");
      }

      expect(diff).toContain("No changes. Your infrastructure matches the configuration.");
      expect(again.match(/Apply complete! .*/g)).toEqual(
        layers.map(() => "Apply complete! Resources: 0 added, 0 changed, 0 destroyed."),
      );
      for (const { name, contract } of registry.filter(({ name }) => layers.includes(name))) {
        expect(Object.keys(outputs[cdktf.stack(name)] ?? {}).sort(), name).toEqual(
          Object.keys(contract.outputs).sort(),
        );
      }
      expect((await sandbox.resources()).filter(({ origin }) => origin === "created")).toEqual([]);
    });
  }

  it("walks through both environments", ({ expect }) => {
    expect(environments.length).toBe(2);
  });
});
