import type { Environment } from "@strata/config";
import { hasPlan, isPlanned } from "@strata/deploy";
import { describe, expect, it, onTestFinished } from "vitest";
import { layers } from "../../registry";
import { everything } from "../references/everything.fixture";
import { everyEnvironment } from "../repository.fixture";
import { invented } from "../undone/layer-json.fixture";
import { PlannedDeployment, said } from "./planned-deployment.fixture";

/** Whether a layer reads outputs of others, which do not exist yet. */
const readsOthers = (layer: string): boolean =>
  layers.some(({ name, reads }) => name === layer && reads.length > 0);

const SHOP = invented(everything).environment;

describe.each<{ readonly name: string; readonly environment: Environment }>([
  { name: "an invented environment", environment: SHOP },
  ...everyEnvironment().map((environment) => ({ name: environment.path, environment })),
])("$name, of which nothing exists,", ({ environment }) => {
  it("is planned whole, applied from these plans, and then complete", async () => {
    const deployment = await PlannedDeployment.open(environment, onTestFinished);

    const { record } = await deployment.plan();
    for (const unit of record.units) {
      expect(unit).toMatchObject(
        readsOthers(unit.layer)
          ? { status: "provisional", hasChanges: true }
          : { status: "exact", state: null },
      );
    }

    expect(await deployment.apply()).toEqual(environment.layers);
    expect(deployment.told).toEqual(
      environment.layers.flatMap((layer) =>
        readsOthers(layer)
          ? [`${layer}: its plan was provisional`, `${layer}: as refined`]
          : [`${layer}: as reviewed`],
      ),
    );

    const again = await deployment.plan();
    expect(said(again)).toEqual(
      Object.fromEntries(environment.layers.map((layer) => [layer, "exact: nothing"])),
    );
    for (const unit of again.record.units.filter(isPlanned)) {
      expect(unit.consumed.map(({ source }) => source.kind)).toEqual(unit.consumed.map(() => "state"));
    }
  }, 120_000);
});

describe("an environment of which nothing exists", () => {
  it("can be planned as if there were no states, and applied from these plans", async () => {
    const deployment = await PlannedDeployment.open(SHOP, onTestFinished);

    const { record } = await deployment.plan({ against: "nothing" });
    expect(record.against).toBe("nothing");
    expect(record.units.map(({ status }) => status)).toEqual(SHOP.layers.map(() => "provisional"));

    await deployment.apply();
    expect(deployment.told.filter((line) => line.endsWith("as refined"))).toHaveLength(SHOP.layers.length);
  }, 120_000);

  it("passes on what the plans know, and leaves unknown what they do not", async () => {
    const deployment = await PlannedDeployment.open(SHOP, onTestFinished);
    const { record, outcomes } = await deployment.plan();

    const read = record.units.filter(isPlanned).flatMap(({ consumed }) => consumed);
    const kindOf = (from: string, ...path: readonly string[]): readonly string[] => [
      ...new Set(
        read
          .filter((value) => value.from === from && path.every((step, index) => value.path[index] === step))
          .map(({ source }) => source.kind),
      ),
    ];
    expect(kindOf("cluster", "cluster_name")).toEqual(["planned"]);
    expect(kindOf("network", "tiers", "private", "subnet_ids")).toEqual(["unknown"]);

    expect(kindOf("data", "buckets", "assets", "name")).toEqual(["planned"]);
    const edge = outcomes.filter(hasPlan).find(({ unit }) => unit.layer === "edge");
    const policies = (edge?.shown.resource_changes ?? []).filter(
      ({ type }) => type === "aws_s3_bucket_policy",
    );
    // Its name is known from the plan of the data layer, and the ARN of its key, which the policy has, is not.
    expect(policies.map(({ change }) => change.after)).toEqual([
      expect.objectContaining({ bucket: expect.stringMatching(/assets/) }),
    ]);
    expect(policies.map(({ change }) => change.after_unknown)).toEqual([
      expect.objectContaining({ policy: true }),
    ]);
    const cluster = record.units.filter(isPlanned).find(({ layer }) => layer === "cluster");
    expect(cluster?.reason).toBe("network was never applied");
  }, 60_000);
});

describe("one layer of an environment of which nothing exists", () => {
  it("is planned with all unknown that it reads, and applied once that is real", async () => {
    const deployment = await PlannedDeployment.open(SHOP, onTestFinished);

    const { record } = await deployment.plan({ layers: ["data"] });
    const [data] = record.units.filter(isPlanned);
    expect(data).toMatchObject({ layer: "data", status: "provisional", reason: "network was never applied" });
    expect(new Set(data?.consumed.map(({ source }) => source.kind))).toEqual(new Set(["unknown"]));

    await deployment.apply().then(
      () => expect.unreachable(),
      (error: Error) => expect(error.message).toContain("Unable to find remote state"),
    );
    const reviewed = deployment.folder;
    await deployment.plan({ layers: ["network"], folder: `${reviewed}-network` });
    await deployment.applyFrom(`${reviewed}-network`, ["network"]);

    expect(await deployment.apply([], ["data"])).toEqual(["data"]);
    expect(deployment.told.at(-1)).toBe("data: as refined");
  }, 60_000);
});
