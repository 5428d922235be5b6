import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { anEnvironment, Deployment } from "./deployment.fixture";
import { layers as registry } from "./registry";
import { StockCdktf } from "./stock-cdktf.fixture";

/** The recipe of docs/deploy.md. */
const ONE_LAYER = ["--auto-approve", "--ignore-missing-stack-dependencies"];

/** Each command costs seconds before it starts Terraform, so one environment stands for all. */
describe("stock cdktf", { timeout: 600_000 }, () => {
  it("deploys layer by layer, then all at once, and destroys in reverse", async () => {
    const deployment = await Deployment.open(anEnvironment(), onTestFinished);
    const { layers, sandbox, environment } = deployment;
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
    for (const layer of [...layers].reverse()) {
      await cdktf.succeed("destroy", cdktf.stack(layer), ...ONE_LAYER, "--skip-synth");
    }

    expect(diff).toContain("No changes. Your infrastructure matches the configuration.");
    expect(again.match(/Apply complete! .*/g)).toEqual(
      layers.map(() => "Apply complete! Resources: 0 added, 0 changed, 0 destroyed."),
    );
    for (const { name, contract } of registry.filter(({ name }) => layers.includes(name))) {
      expect(Object.keys(outputs[cdktf.stack(name)] ?? {}).sort()).toEqual(
        Object.keys(contract.outputs).sort(),
      );
    }
    expect((await sandbox.resources()).filter(({ origin }) => origin === "created")).toEqual([]);
  });

  it("needs the recipe: by itself it refuses one layer, and plans only the first of two", async () => {
    const deployment = await Deployment.open(anEnvironment(), onTestFinished);
    const cdktf = new StockCdktf(deployment);
    const [network, cluster] = [cdktf.stack("network"), cdktf.stack("cluster")];

    const alone = await cdktf.run("deploy", cluster, "--auto-approve");
    const two = await cdktf.run("diff", network, cluster, "--skip-synth");

    expect(alone.code).toBe(1);
    expect(alone.output).toContain(
      `Error: Usage Error: The following dependencies are not included in the stacks to run: ${network}. Either add them or add the --ignore-missing-stack-dependencies flag.`,
    );
    expect(two.code).toBe(0);
    expect(two.output).toContain(network);
    expect(two.output).not.toContain(cluster);
  });
});
