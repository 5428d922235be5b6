import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { PLAN_RECORD } from "@strata/deploy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Checkout, type Serving } from "../checkout.fixture";

const SLOW = { timeout: 240_000 };
const ENVIRONMENT = "shop/staging";
const LAYERS = ["network", "cluster", "data", "edge", "addons"];
const STRATA = "packages/cli/bin/strata.cjs";

interface Run {
  readonly exitCode: number;
  readonly lines: readonly string[];
  readonly complaints: readonly string[];
}

describe("plans, from the first one to the last", SLOW, () => {
  const checkout = new Checkout();
  const served: { up?: Serving } = {};
  const plans = join(checkout.folder, ".strata", "plans", ENVIRONMENT);

  const strata = async (...args: readonly string[]): Promise<Run> => {
    const { exitCode, stdout, complaints } = await checkout.strata([
      ...["sandbox", "exec", "--", process.execPath, STRATA],
      ...args,
    ]);
    return { exitCode, lines: stdout.split("\n"), complaints };
  };
  /** The cells of the table that `plan` prints: layer, plan, changes. */
  const rows = ({ lines }: Run): readonly (readonly string[])[] =>
    lines.map((line) => line.split(/ {2,}/).slice(0, 3)).filter(([layer = ""]) => LAYERS.includes(layer));

  beforeAll(async () => {
    served.up = await checkout.up(ENVIRONMENT);
  }, SLOW.timeout);

  afterAll(() => {
    served.up?.child.kill("SIGKILL");
    checkout.remove();
  });

  it("a new environment is planned whole, in a folder that only its owner reads", async () => {
    const run = await strata("plan", ENVIRONMENT, "--detailed-exitcode");

    expect(run.exitCode).toBe(2);
    expect(rows(run)).toEqual(
      LAYERS.map((layer) => [
        layer,
        // The shop's edge reads no other layer.
        ["network", "edge"].includes(layer) ? "exact" : "provisional",
        expect.stringMatching(/^\d+ (create|outputs)/),
      ]),
    );
    expect(run.lines.at(-1)).toBe(`plans in .strata/plans/${ENVIRONMENT}`);
    const record = PLAN_RECORD.parse(JSON.parse(readFileSync(join(plans, "plan.json"), "utf8")));
    expect(record.environment).toMatchObject({ path: ENVIRONMENT, region: "eu-west-1" });
    expect(statSync(plans).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(plans)) expect(statSync(join(plans, name)).mode & 0o077).toBe(0);
    expect(readdirSync(join(checkout.folder, ".strata", "plans", "shop"))).toEqual(["staging"]);
  });

  it("is applied from its plans, and then there is nothing to do and nothing drifted", async () => {
    const applied = await strata("apply", ENVIRONMENT, "--plans");
    expect(applied.lines.at(-1)).toBe(`${ENVIRONMENT}: applied ${LAYERS.join(", ")}`);
    expect(applied.exitCode).toBe(0);

    const again = await strata("plan", ENVIRONMENT, "--detailed-exitcode", "--json");
    expect(again.exitCode).toBe(0);
    const [record] = JSON.parse(again.lines.join("\n")) as readonly unknown[];
    expect(PLAN_RECORD.parse(record).units.map(({ status }) => status)).toEqual(LAYERS.map(() => "exact"));
    expect((await strata("drift", ENVIRONMENT)).exitCode).toBe(0);
  });

  it("drift is told with what an apply does, and put back by one", async () => {
    await checkout.strata(["sandbox", "drift", "aws_vpc.vpc", "tags.Name=other"]);

    const drift = await strata("drift", "shop/*", "--layer", "network");
    expect(drift.exitCode).toBe(2);
    expect(drift.lines).toContain(
      '    tags.Name: "shop-staging" -> "other"; settings give it: an apply puts it back',
    );
    const applied = await strata("apply", ENVIRONMENT, "--layer", "network", "--auto-approve");
    expect(applied.complaints).toContain(`${ENVIRONMENT}/network: applied as reviewed: 1 change`);
    expect((await strata("drift", ENVIRONMENT)).exitCode).toBe(0);
  });

  it("a layer that was taken out of the settings is destroyed from what was applied last", async () => {
    expect((await checkout.strata(["state", "ledger", "--write"])).exitCode).toBe(0);
    const file = join("environments", ENVIRONMENT, "environment.yaml");
    const settings = readFileSync(join(checkout.folder, file), "utf8");
    checkout.write(file, `${settings}layers: [network, cluster, data, edge]\n`);

    const destroyed = await strata("destroy", ENVIRONMENT, "--layer", "addons", "--auto-approve");
    expect(destroyed.complaints.slice(0, 1)).toEqual([
      "shop-staging-addons: as it was applied last, from s3://shop-111122223333-eu-west-1-state/shop/staging/addons/terraform.tfstate",
    ]);
    expect(destroyed.complaints.at(-1)).toBe(
      "then forget it: strata state ledger --write --forget shop-staging-addons",
    );
    expect(destroyed.exitCode).toBe(0);
    checkout.write(file, settings);
    expect((await strata("apply", ENVIRONMENT, "--layer", "addons", "--auto-approve")).exitCode).toBe(0);
  });

  it("a layer that others read is not destroyed, and what holds data is named first", async () => {
    const read = await strata("destroy", ENVIRONMENT, "--layer", "network", "--auto-approve");
    expect(read.exitCode).toBe(1);
    expect(read.complaints).toContain(
      `${ENVIRONMENT}: expected nobody to read network, got cluster, which exists; destroy it first, or with it: strata destroy ${ENVIRONMENT} --layer cluster`,
    );
    await strata("plan", ENVIRONMENT, "--destroy", "--layer", "network");
    expect((await strata("apply", ENVIRONMENT, "--plans")).complaints[0]).toMatch(
      /: expected nobody to read network, got cluster, which exists; destroy it first/,
    );
    const guarded = await strata("destroy", ENVIRONMENT, "--auto-approve");
    expect(guarded.exitCode).toBe(1);
    const last = guarded.complaints.at(-1) ?? "";
    const addresses = [...last.matchAll(/--allow-destroy '([^']+)'/g)].map(([, address = ""]) => address);
    expect(addresses).toContain("aws_eks_cluster.cluster");

    const allowed = addresses.flatMap((address) => ["--allow-destroy", address]);
    const destroyed = await strata("destroy", ENVIRONMENT, "--auto-approve", ...allowed);
    expect(destroyed.lines.at(-1)).toBe(`${ENVIRONMENT}: destroyed ${[...LAYERS].reverse().join(", ")}`);
    const status = await checkout.strata(["sandbox", "status", "--json"]);
    expect(JSON.parse(status.stdout)).toMatchObject({ resources: 0 });
  });

  it("an environment whose folder is gone is destroyed from what was applied last", async () => {
    await strata("apply", ENVIRONMENT, "--layer", "network", "--auto-approve");
    const folder = join(checkout.folder, "environments", ENVIRONMENT);
    const aside = join(checkout.folder, "aside");
    renameSync(folder, aside);

    const unnamed = await strata("destroy", "shop-staging", "--auto-approve", "--layer", "network");
    expect(unnamed.complaints.at(-1)).toMatch(/name the bucket's region: --region <region>$/);
    const args = ["destroy", "shop-staging", "--region", "eu-west-1", "--auto-approve", "--layer", "network"];
    const guarded = await strata(...args);
    const addresses = [...(guarded.complaints.at(-1) ?? "").matchAll(/--allow-destroy '([^']+)'/g)];
    const destroyed = await strata(
      ...args,
      ...addresses.flatMap(([, address = ""]) => ["--allow-destroy", address]),
    );
    renameSync(aside, folder);

    expect(destroyed.lines.at(-1)).toBe("shop-staging: destroyed network");
    expect(JSON.parse((await checkout.strata(["sandbox", "status", "--json"])).stdout)).toMatchObject({
      resources: 0,
    });
  });

  it.each<{ readonly args: readonly string[]; readonly said: RegExp }>([
    { args: ["plan", "shop/stagin"], said: /got "shop\/stagin"; did you mean "shop\/staging"\?$/ },
    { args: ["plan", ENVIRONMENT, "--layer", "netwrk"], said: /got "netwrk"; did you mean "network"\?$/ },
    { args: ["plan", ENVIRONMENT, "--refresh=maybe"], said: /expected true or false/ },
    { args: ["plan", ENVIRONMENT, "--parallelism", "0"], said: /expected a number of runs, 1 or more/ },
    { args: ["apply", ENVIRONMENT], said: /^expected a terminal to ask on, or --auto-approve, got neither/ },
    { args: ["apply", "shop/*", "--plans"], said: /expected one environment|expected plans of/ },
    {
      args: ["apply", ENVIRONMENT, "--plans", "nowhere"],
      said: /nowhere: expected plans of shop\/staging, got a folder without plan\.json; make them with strata plan shop\/staging$/,
    },
  ])("bad input is one line: $args", async ({ args, said }) => {
    rmSync(plans, { recursive: true, force: true });
    const run = await strata(...args);

    expect(run.exitCode).toBe(1);
    expect(run.complaints).toContainEqual(expect.stringMatching(said));
    expect(run.complaints.join("\n")).not.toMatch(/^ {4}at /m);
    expect(existsSync(plans)).toBe(false);
  });
});
