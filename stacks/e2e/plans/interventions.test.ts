import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DeployError } from "@strata/deploy";
import { WorkingDirectory } from "@strata/terraform";
import { describe, expect, it, onTestFinished } from "vitest";
import { everything } from "../references/everything.fixture";
import { over } from "../undone/every-setting.fixture";
import { invented } from "../undone/layer-json.fixture";
import type { Settings } from "../undone/single-changes.fixture";
import { PlannedDeployment, said } from "./planned-deployment.fixture";

/** Three layers are enough: one that is read, one that reads it, one that reads both. */
const LAYERS = { layers: ["network", "cluster", "data"], edge: null, addons: null };

const shop = (others: Settings = {}) =>
  invented(over(over(everything, LAYERS), others) as Settings).environment;

async function deployed(): Promise<PlannedDeployment> {
  const deployment = await PlannedDeployment.open(shop(), onTestFinished);
  await deployment.plan();
  await deployment.apply();
  deployment.told.length = 0;
  return deployment;
}

/** Applies other settings of one layer, as somebody else would from a checkout of their own. */
async function someoneElse(deployment: PlannedDeployment, layer: string, others: Settings): Promise<void> {
  const reviewed = deployment.environment;
  await deployment.become(shop(others));
  const directory = new WorkingDirectory(deployment.terraform(), deployment.unit(layer));
  await directory.apply();
  await deployment.become(reviewed);
}

async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DeployError);
  return (error as DeployError).lines;
}

describe("between review and apply", { timeout: 120_000 }, () => {
  it("an apply upstream that changes nothing of what is read does not matter", async () => {
    const deployment = await deployed();
    await deployment.become(shop({ data: { queues: { refunds: { description: "Refunds" } } } }));
    await deployment.plan({ layers: ["data"] });
    await someoneElse(deployment, "network", {
      network: { tiers: { reports: { bits: 24, route: "none" } } },
    });

    await deployment.apply([], ["data"]);

    expect(deployment.told).toEqual(["data: as reviewed"]);
  });

  it("an apply upstream that changes what is read makes the unit be planned anew, and stops where that differs", async () => {
    const deployment = await deployed();
    await deployment.become(
      shop({ data: { fileSystems: { more: { tier: "private", groups: ["services"], key: "storage" } } } }),
    );
    await deployment.plan({ layers: ["data"] });
    await someoneElse(deployment, "network", { network: { zones: ["a", "b", "c"] } });

    const lines = await refusal(deployment.apply([], ["data"]));

    expect(deployment.told).toEqual([
      expect.stringMatching(/^data: network\.tiers\.private\.subnet_ids.* has changed since serial \d+$/),
    ]);
    expect(lines[0]).toMatch(
      /expected a plan that is what was reviewed, or knows more, got \d+ differences?; nothing of it was applied$/,
    );
    expect(lines.join("\n")).toMatch(/: reviewed .*, now /);
    expect(lines.join("\n")).toContain("applied: nothing; not applied: data");
    expect(lines.at(-1)).toBe(
      "or plan what is left anew, and review: strata plan shop/production --from data",
    );
  });

  it("an apply of the unit itself makes its plan stale, and it is held to the review", async () => {
    const deployment = await deployed();
    const queues = { refunds: { description: "Refunds" } };
    await deployment.become(shop({ data: { queues } }));
    await deployment.plan({ layers: ["data"] });
    await someoneElse(deployment, "data", {
      data: { queues: { ...queues, returns: { description: "Returns" } } },
    });

    const lines = await refusal(deployment.apply([], ["data"]));

    expect(lines.join("\n")).toContain(
      'aws_sqs_queue.queues_refunds actions: reviewed "create", now "no-op"',
    );
  });

  it("drift is left alone by a plan that did not see it, and found by the next one", async () => {
    const deployment = await deployed();
    const network = { tiers: { reports: { bits: 24, route: "none" } } };
    await deployment.become(
      shop({ network, data: { caches: { sessions: { nodeType: "cache.t4g.medium" } } } }),
    );
    expect(said(await deployment.plan())).toMatchObject({ data: "exact: 1 update" });
    await deployment.sandbox.drift({ address: "aws_vpc.vpc", attribute: "tags.Name", value: "by-hand" });

    // The exact plan of the network is applied as it was reviewed: Terraform does not read the VPC again.
    await deployment.apply();

    const { record } = await deployment.plan();
    expect(record.units[0]).toMatchObject({ drift: 1, actions: { update: 1 } });
  });
});

describe("an apply", { timeout: 120_000 }, () => {
  it("of units that are no longer what was reviewed applies nothing, and goes on once they are", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    await deployment.plan();
    const file = join(deployment.unit("cluster"), "cdk.tf.json");
    await deployment.apply([], ["network"]);
    // Something that was not there when the cluster was reviewed stops it.
    const json = readFileSync(file, "utf8");
    writeFileSync(file, json.replace("1.35", "1.36"));
    const lines = await refusal(deployment.apply());
    expect(lines[0]).toContain("cluster: expected a plan of the unit as it is synthesized now");
    writeFileSync(file, json);

    deployment.told.length = 0;
    expect(await deployment.apply()).toEqual(["network", "cluster", "data"]);
    expect(deployment.told).toEqual([
      "network: done before",
      "cluster: its plan was provisional",
      "cluster: as refined",
      "data: its plan was provisional",
      "data: as refined",
    ]);
  });

  it("that is interrupted leaves no lock, and goes on from there", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished, 40);
    await deployment.plan();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1_500);

    await deployment.apply([], undefined, controller.signal).catch((error: unknown) => error);

    expect((await deployment.sandbox.status()).states.filter(({ lock }) => lock !== undefined)).toEqual([]);
    await deployment.apply();
    const again = await deployment.plan();
    expect(new Set(Object.values(said(again)))).toEqual(new Set(["exact: nothing"]));
  });
});

describe("plans that are not those of the environment, or not as they were made", {
  timeout: 120_000,
}, () => {
  it("are refused before anything is applied", async () => {
    const deployment = await PlannedDeployment.open(shop(), onTestFinished);
    await deployment.plan();
    const at = (name: string): string => join(deployment.folder, name);
    const record = readFileSync(at("plan.json"), "utf8");

    const withRecord = async (text: string): Promise<string> => {
      writeFileSync(at("plan.json"), text);
      const lines = await refusal(deployment.apply());
      writeFileSync(at("plan.json"), record);
      return lines.join("\n");
    };
    expect(await withRecord("{")).toContain("expected the JSON of strata plan");
    expect(await withRecord('{"version": 7}')).toContain("expected plans of format 1, got 7");
    expect(await withRecord(record.replaceAll('shop-production"', 'shop-other"'))).toContain(
      "expected plans with the id shop-production, got shop-other",
    );
    expect(await withRecord(record.replace("111122223333", "444455556666"))).toContain(
      "expected plans with the account 111122223333, got 444455556666",
    );
    expect(await withRecord(record.replace('"exact"', '"right"'))).toContain("plan.json: units.0");

    for (const name of ["network.tfplan", "cluster.json"]) {
      const content = readFileSync(at(name));
      const changed = Buffer.from(content);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      writeFileSync(at(name), changed);
      expect((await refusal(deployment.apply())).join("\n")).toContain(`expected ${name} as it was made`);
      writeFileSync(at(name), content);
    }
    expect((await deployment.sandbox.status()).resources).toBe(0);
  });
});
