import { describe, expect, it, onTestFinished } from "vitest";
import { anEnvironment } from "../repository.fixture";
import { Deployment } from "./deployment.fixture";
import { StockCdktf } from "./stock-cdktf.fixture";

describe("stock cdktf", { timeout: 600_000 }, () => {
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
