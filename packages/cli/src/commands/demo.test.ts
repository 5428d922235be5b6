import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { Checkout } from "../checkout.fixture";

const INSTALL =
  "install 1.11.4 from https://developer.hashicorp.com/terraform/install, or let strata demo --install-terraform fetch it";

describe("strata demo", { timeout: 300_000 }, () => {
  const checkout = new Checkout();
  afterAll(() => checkout.remove());

  it("deploys the layers of one environment, repairs a drift, and says how to go on", async () => {
    const { exitCode, stdout, complaints } = await checkout.strata(["demo", "shop/staging"]);
    const lines = stdout.split("\n");

    expect(complaints).toEqual([]);
    expect(exitCode).toBe(0);
    expect(
      lines.filter((line) => line.startsWith("✔")).map((line) => line.replace(/ \(\d+\.\d s\)$/, "")),
    ).toEqual([
      "✔ Synthesize: 5 stacks in cdktf.out/stacks",
      "✔ Open a sandbox: simulated aws, kubernetes, helm, S3 state server, all on loopback",
      ...["network", "cluster", "data", "edge", "addons"].map((layer) =>
        expect.stringMatching(new RegExp(`^✔ Deploy ${layer}: \\d+ resources$`)),
      ),
      "✔ Plan again: no changes in any layer",
      expect.stringMatching(
        /^✔ Set tags\.Demonstration and plan all layers: \d+ to update in \d of 5 layers$/,
      ),
      "✔ Apply these plans: 5 layers, as reviewed",
      expect.stringMatching(/^✔ Take it back in the same way: \d+ to update in \d of 5 layers$/),
      "✔ Change aws_vpc.vpc.tags.Name behind Terraform's back: terraform plan found it",
      "✔ Repair it: terraform apply put it back, the next plan is empty",
    ]);
    expect(lines).toContain("state in s3://shop-111122223333-eu-west-1-state");
    expect(lines).toContainEqual(
      expect.stringMatching(/^addons +\d+ outputs? +shop\/staging\/addons\/terraform\.tfstate$/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}vpc_id = "vpc-[0-9a-f]{17}"$/));
    expect(lines.slice(-3)).toEqual([
      "  strata sandbox up shop/staging --directory .strata/demo",
      "  strata sandbox exec --directory .strata/demo -- terraform -chdir=cdktf.out/stacks/shop-staging-network plan",
      "  strata sandbox resources --directory .strata/demo",
    ]);
  });

  it("leaves a deployment that its last lines go on with, and nothing running", async () => {
    const unit = join("cdktf.out", "stacks", "shop-staging-network");
    const plan = ["terraform", `-chdir=${unit}`, "plan", "-detailed-exitcode"];

    expect(existsSync(join(checkout.folder, ".strata", "demo", "session.json"))).toBe(false);
    expect(readdirSync(checkout.folder).filter((name) => name.startsWith("cdktf.out"))).toEqual([
      "cdktf.out",
    ]);
    expect(
      (await checkout.strata(["sandbox", "exec", "--directory", ".strata/demo", "--", ...plan])).exitCode,
    ).toBe(0);
  });

  it("ends in order when it is interrupted, and keeps what was deployed", async () => {
    const demo = await checkout.start(["demo", "shop/staging"], (line) => line.includes("❯ Deploy network"));
    await delay(300);
    demo.child.kill("SIGTERM");
    const [code] = (await once(demo.child, "exit")) as [number | null];
    const up = await checkout.up("shop/staging", "--directory", ".strata/demo");
    const status = await checkout.strata(["sandbox", "status", "--json", "--directory", ".strata/demo"]);
    const orphans = await checkout.strata(["sandbox", "orphans", "--directory", ".strata/demo"]);
    up.child.kill("SIGTERM");

    expect([code, (await demo.complaints).trim().split("\n").at(-1)]).toEqual([
      1,
      "interrupted; what was deployed is kept in .strata/demo",
    ]);
    expect(status.stdout).not.toContain('"lock"');
    expect(orphans.stdout).toBe("0 orphans");
  });

  it("says in one line that there is no Terraform, and asks nothing where there is no terminal", async () => {
    const run = await checkout.strata(["demo", "shop/staging"], { PATH: join(checkout.folder, "empty") });

    expect(run).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: [`terraform: expected 1.10 or newer, got none on the path; ${INSTALL}`],
    });
  });

  it("says in one line that Terraform is too old", async () => {
    const run = await checkout.strata(["demo", "shop/staging"], {
      PATH: checkout.pathWithTerraform("1.9.8"),
    });

    expect(run).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: [`terraform: expected 1.10 or newer, got 1.9.8; ${INSTALL}`],
    });
  });

  it("names the nearest of an unknown environment", async () => {
    const run = await checkout.strata(["demo", "shop/stagin"]);

    expect([run.exitCode, run.stdout, run.complaints]).toEqual([
      1,
      "",
      [
        'environments:1:1: expected the folder or id of an environment, or a glob over folders, got "shop/stagin"; did you mean "shop/staging"?',
      ],
    ]);
  });
});
