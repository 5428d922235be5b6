import { DeployError, guardedIn } from "@strata/deploy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everything } from "../references/everything.fixture";
import { over } from "../undone/every-setting.fixture";
import { invented } from "../undone/layer-json.fixture";
import type { Settings } from "../undone/single-changes.fixture";
import { PlannedDeployment, said } from "./planned-deployment.fixture";

const SHOP = invented(everything).environment;

/** The settings, with others over them; null takes an entry away. */
function changed(others: Settings): Settings {
  return over(everything, others) as Settings;
}

const NOTHING = {
  audit: "exact: nothing",
  network: "exact: nothing",
  cluster: "exact: nothing",
  data: "exact: nothing",
  edge: "exact: nothing",
  addons: "exact: nothing",
};

interface Case {
  readonly what: string;
  readonly settings: Settings;
  /** What the plan says, besides of layers where it says nothing. */
  readonly plan: Readonly<Record<string, unknown>>;
  /** Layers that were planned a second time. */
  readonly again: readonly string[];
  /** Addresses that stop the apply. */
  readonly guarded: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: "a tag",
    settings: changed({ tags: { Team: "platform" } }),
    plan: Object.fromEntries(
      Object.keys(NOTHING).map((layer) => [layer, expect.stringMatching(/^exact: \d+ update$/)]),
    ),
    again: [],
    guarded: [],
  },
  {
    what: "a node size",
    settings: changed({ cluster: { nodeGroups: { general: { max: 5 } } } }),
    plan: { cluster: "exact: 1 update" },
    again: [],
    guarded: [],
  },
  {
    what: "a new tier",
    settings: changed({ network: { tiers: { reports: { bits: 24, route: "none" } } } }),
    plan: { network: expect.stringMatching(/^exact: \d+ create$/) },
    again: [],
    guarded: [],
  },
  {
    what: "a bucket under another name",
    settings: changed({
      data: {
        buckets: {
          records: null,
          journals: { encryption: "aes256", receives: ["server-access-logs"] },
          assets: { logs: { bucket: "journals" } },
        },
      },
    }),
    plan: { data: expect.stringMatching(/^exact: .*create.*delete/) },
    again: [],
    guarded: ["aws_s3_bucket.buckets_records"],
  },
  {
    what: "a parameter of a database",
    settings: changed({
      data: { databases: { orders: { parameters: { log_min_duration_statement: "500" } } } },
    }),
    plan: { data: expect.stringMatching(/^exact: \d+ update$/) },
    again: [],
    guarded: [],
  },
  {
    what: "the version of a chart",
    settings: changed({ addons: { charts: { fetcher: { version: "1.1.0" } } } }),
    plan: { addons: "exact: 1 update" },
    again: [],
    guarded: [],
  },
  {
    what: "a new workload",
    settings: changed({
      addons: { workloads: { bills: { namespace: "orders", grants: { buckets: { assets: "read" } } } } },
    }),
    plan: { addons: expect.stringMatching(/^exact: \d+ create$/) },
    again: [],
    guarded: [],
  },
  {
    what: "an endpoint less",
    settings: changed({ network: { endpoints: { s3: null } } }),
    plan: { network: expect.stringMatching(/^exact: .*delete$/) },
    again: [],
    guarded: [],
  },
  {
    what: "another range of addresses, which replaces the network",
    settings: changed({ network: { cidr: "10.30.0.0/16" } }),
    plan: {
      network: expect.stringMatching(/^exact: .*replace/),
      cluster: expect.stringMatching(/^provisional: /),
      data: expect.stringMatching(/^provisional: /),
      edge: expect.stringMatching(/^provisional: /),
      addons: expect.stringMatching(/^(exact|provisional): /),
    },
    again: ["cluster", "data", "edge"],
    guarded: [],
  },
  {
    what: "a layer less",
    settings: { ...changed({ addons: null }), layers: ["audit", "network", "cluster", "data", "edge"] },
    plan: {},
    again: [],
    guarded: [],
  },
];

describe("a change of settings", () => {
  const ends: (() => void | Promise<void>)[] = [];
  let deployment: PlannedDeployment;

  beforeAll(async () => {
    deployment = await PlannedDeployment.open(SHOP, (end) => ends.push(end));
    await deployment.plan();
    await deployment.apply();
  }, 120_000);

  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  it.each(CASES)(
    "plans no more than it has to: $what",
    async ({ settings, plan, again, guarded }) => {
      deployment.again.length = 0;
      await deployment.become(invented(settings).environment);

      const plans = await deployment.plan();

      const expected = Object.fromEntries(
        Object.entries({ ...NOTHING, ...plan }).filter(([layer]) =>
          deployment.environment.layers.includes(layer),
        ),
      );
      expect(said(plans)).toEqual(expected);
      expect(deployment.again.filter((layer) => layer !== "addons")).toEqual(again);
      const going = plans.outcomes.flatMap((plan) => ("shown" in plan ? guardedIn(plan.shown) : []));
      expect(going.map(({ address }) => address)).toEqual(guarded);
      if (guarded.length === 0) return;
      const stopped = await deployment.apply().catch((error: unknown) => error);
      expect(stopped).toBeInstanceOf(DeployError);
      const { lines } = stopped as DeployError;
      expect(lines.at(-1)).toContain(guarded.map((address) => `--allow-destroy '${address}'`).join(" "));
    },
    60_000,
  );
});
