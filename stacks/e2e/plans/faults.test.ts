import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DeployError, type EnvironmentPlans } from "@strata/deploy";
import { WorkingDirectory } from "@strata/terraform";
import { describe, expect, it, onTestFinished } from "vitest";
import { everything } from "../references/everything.fixture";
import { over } from "../undone/every-setting.fixture";
import { invented } from "../undone/layer-json.fixture";
import type { Settings } from "../undone/single-changes.fixture";
import { PlannedDeployment, said } from "./planned-deployment.fixture";

const LAYERS = { layers: ["network", "cluster", "data"], edge: null, addons: null };
const shop = (others: Settings = {}) =>
  invented(over(over(everything, LAYERS), others) as Settings).environment;

/** Why the first layer has no plan. */
function reasonIn({ record }: EnvironmentPlans): string {
  return record.units[0]?.reason ?? "";
}

async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DeployError);
  return (error as DeployError).lines;
}

describe("a plan that cannot be made", { timeout: 120_000 }, () => {
  it("because somebody holds the lock says who, since when, and how to release it", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished, 60);
    const directory = new WorkingDirectory(deployment.terraform(), deployment.unit("network"));
    await directory.init();
    const applying = directory.apply();
    while ((await deployment.sandbox.status()).states.every(({ lock }) => lock === undefined))
      await delay(20);

    const plans = await deployment.plan();

    expect(said(plans)).toEqual({ network: "failed", cluster: "skipped", data: "skipped" });
    expect(reasonIn(plans)).toMatch(
      /the state is locked by \S+@\S+, for apply, since \d{4}-.*; wait for it, or, .*: terraform -chdir=\S+network force-unlock [0-9a-f-]{36}$/m,
    );
    await applying;
    expect(Object.values(said(await deployment.plan()))[0]).toBe("exact: nothing");
  });

  it("because another command works on the plans says which", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    const first = deployment.plan();

    expect((await refusal(deployment.plan()))[0]).toMatch(
      /^shop\/production: expected its plans to be free, got process \d+ \(strata plan\)/,
    );
    expect(Object.keys(said(await first))).toEqual(["network", "cluster", "data"]);
  });

  it("because there is no state bucket says how to plan all the same", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    await deployment.become(shop({ state: { bucket: "shop-state-to-be" } }));

    const plans = await deployment.plan();
    expect(said(plans)).toEqual({ network: "failed", cluster: "skipped", data: "skipped" });
    expect(reasonIn(plans)).toContain("strata plan --without-states plans as if nothing existed");

    const anyway = await deployment.plan({ against: "nothing" });
    expect(said(anyway)).toEqual({
      network: expect.stringMatching(/^provisional: \d+ create$/),
      cluster: expect.stringMatching(/^provisional: \d+ create$/),
      data: expect.stringMatching(/^provisional: \d+ create$/),
    });
  });

  it("because providers cannot be had says where they may come from", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    const mirror = join(deployment.project.root, "empty");
    mkdirSync(mirror);
    const configuration = join(deployment.project.root, "empty.rc");
    writeFileSync(
      configuration,
      `provider_installation { filesystem_mirror { path = ${JSON.stringify(mirror)} } }`,
    );
    const terraform = deployment.terraform({
      TF_REATTACH_PROVIDERS: "{}",
      TF_CLI_CONFIG_FILE: configuration,
    });

    const plans = await deployment.plan({ terraform });

    expect(reasonIn(plans)).toContain(
      "providers could not be had: check the network and proxies, or name a mirror",
    );
  });

  it("of one layer leaves the others theirs, where they are to go on", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    await deployment.plan();
    await deployment.apply();
    const data = shop({ network: { tiers: { reports: { bits: 24, route: "none" } } } });
    await deployment.become(data);
    deployment.write("cluster", { ...deployment.read("cluster"), output: { a: { value: "${local.none}" } } });

    const plans = await deployment.plan({ keepGoing: true });

    expect(said(plans)).toEqual({
      network: expect.stringMatching(/^exact: \d+ create$/),
      cluster: "failed",
      // It does not read the cluster.
      data: "exact: nothing",
    });
    expect((await refusal(deployment.apply()))[0]).toContain(
      "expected a plan of cluster, got none: it failed",
    );
  });
});

describe("an apply that fails in the middle", { timeout: 120_000 }, () => {
  it("says what is applied and what is not, and how to go on", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    const cluster = deployment.read("cluster");
    deployment.write("cluster", {
      ...cluster,
      resource: {
        ...cluster.resource,
        aws_subnet: { lost: { vpc_id: "vpc-0123456789abcdef0", cidr_block: "10.99.0.0/24" } },
      },
    });
    await deployment.plan();

    const lines = await refusal(deployment.apply());

    expect(lines[0]).toBe("shop-production-cluster: terraform apply failed");
    expect(lines.join("\n")).toContain("vpc-0123456789abcdef0");
    expect(lines.slice(-3)).toEqual([
      "applied: network; not applied: cluster, data",
      `mend what is said above, then go on: strata apply shop/production --plans ${deployment.folder}`,
      "or plan what is left anew, and review: strata plan shop/production --from cluster",
    ]);
    // What is left of the cluster is what was reviewed, and fails again for the same reason.
    deployment.told.length = 0;
    await refusal(deployment.apply());
    expect(deployment.told).toEqual([
      "network: done before",
      "cluster: an earlier apply of it was broken off",
    ]);
  });

  it.each([250, 700, 1_200, 1_900, 2_800])(
    "by an interrupt after %i ms leaves no lock, and goes on to its end",
    async (milliseconds) => {
      const deployment = await PlannedDeployment.open(shop(), onTestFinished, 30);
      await deployment.plan();
      const controller = new AbortController();
      const interruption = delay(milliseconds).then(() => controller.abort());

      await deployment.apply([], undefined, controller.signal).catch((error: unknown) => {
        expect(error).toBeInstanceOf(DeployError);
      });
      await interruption;

      const { states } = await deployment.sandbox.status();
      expect(states.filter(({ lock }) => lock !== undefined)).toEqual([]);
      await deployment.apply();
      expect(new Set(Object.values(said(await deployment.plan())))).toEqual(new Set(["exact: nothing"]));
    },
  );

  it.each([150, 500, 900])(
    "a plan that is interrupted after %i ms leaves no lock, and earlier plans",
    async (milliseconds) => {
      const deployment = await PlannedDeployment.open(shop(), onTestFinished);
      await deployment.plan();
      const controller = new AbortController();
      const interruption = delay(milliseconds).then(() => controller.abort());
      const terraform = deployment.terraform().interruptedBy(controller.signal);

      await deployment.plan({ terraform, interrupt: controller.signal }).catch((error: unknown) => {
        expect(error).toEqual(new Error("interrupted"));
      });
      await interruption;

      const { states } = await deployment.sandbox.status();
      expect(states.filter(({ lock }) => lock !== undefined)).toEqual([]);
      expect(await deployment.apply()).toEqual(["network", "cluster", "data"]);
    },
  );
});
