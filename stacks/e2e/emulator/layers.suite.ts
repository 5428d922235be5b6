import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Affected,
  type Allowance,
  addressesOf,
  allowLists,
  createExisting,
  describeDifference,
  describeUnnecessary,
  differencesOf,
  type Emulator,
  emulatorEnvironment,
  existingOf,
  holdsFor,
  ignoreDrift,
  leaveOut,
  matching,
  prepareEmulator,
  putBack,
  type Reduced,
  readAllowLists,
  readApplyLog,
  type ShownPlan,
  seenDrift,
  startEmulator,
  type UnitTemplate,
  withoutKey,
} from "@strata/emulator";
import {
  ChosenProviders,
  findProviderMirror,
  type RequiredProviders,
  type Terraform,
} from "@strata/terraform";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { synthesize } from "../../synthesize";
import { ROOT } from "../repository.fixture";
import { EmulatedUnit } from "./emulated-unit.fixture";
import { heldLock } from "./held-lock.fixture";
import { ReviewedPlans } from "./reviewed-plans.fixture";

/** Layers of AWS resources only that moto has most of, in the order in which they read each other. */
const LAYERS = ["network", "cluster", "data"] as const;

/** The folder of the environment that is deployed, such as `shop/production/eu-west-1`. */
const environment = process.env.STRATA_EMULATED ?? "";

/** What moto cannot do, of all that is on the lists. */
const allowances = readAllowLists(allowLists(join(ROOT, "environments"))).filter((each) =>
  holdsFor(each, environment),
);

/** Real Terraform and the real AWS provider against moto: three layers, each reading the states of those before it. */
describe(`${environment || "STRATA_EMULATED"} in the emulator`, () => {
  const folder = mkdtempSync(join(tmpdir(), "strata-emulator-"));
  const units = new Map<
    string,
    {
      readonly unit: EmulatedUnit;
      /** Another checkout of the same unit. */
      readonly second: EmulatedUnit;
      readonly template: UnitTemplate;
      readonly reduced: Reduced;
      readonly terraform: Terraform;
    }
  >();
  /** What was planned before anything existed. */
  const reviewed: { plans?: ReviewedPlans } = {};
  /** Entries that something has needed. */
  const seen = new Set<Allowance>();
  /** Layers that are as declared, so that what is refused of them is refused by moto. */
  const asDeclared = new Set<string>();
  /** What is printed at the end of each layer. */
  const report = new Map<string, string[]>();
  let emulator: Emulator;

  beforeAll(async () => {
    if (environment === "")
      throw new Error("STRATA_EMULATED: expected the folder of an environment, got nothing");
    const mirror = await findProviderMirror();
    if (mirror === undefined)
      throw new Error(
        "no provider mirror: set STRATA_PROVIDER_MIRROR to a folder made by `terraform providers mirror`",
      );
    const [installation, synthesized] = await Promise.all([
      prepareEmulator({ cache: join(ROOT, ".cache") }),
      synthesize({ select: [environment] }),
    ]);
    const templates = LAYERS.map((layer) => {
      const unit = synthesized.find((candidate) => candidate.layer === layer);
      if (unit === undefined) throw new Error(`${environment}: expected a layer ${layer}, got none`);
      return unit.json as UnitTemplate;
    });
    emulator = await startEmulator(installation, {
      account: accountOf(templates),
      log: join(folder, "moto.log"),
    });
    await createExisting(emulator, existingOf(templates));
    const providers = new ChosenProviders(mirror, folder);
    for (const [index, layer] of LAYERS.entries()) {
      const template = templates[index] ?? {};
      const { required_providers: required } = template.terraform as {
        readonly required_providers: RequiredProviders;
      };
      const terraform = (await providers.terraform(required)).with({
        ...emulatorEnvironment(emulator),
        TF_INPUT: "0",
      });
      units.set(layer, {
        unit: new EmulatedUnit(join(folder, layer), terraform),
        second: new EmulatedUnit(join(folder, `${layer}-second`), terraform),
        template,
        reduced: leaveOut(template, allowances),
        terraform,
      });
    }
  });

  afterAll(async () => {
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
    for (const [layer, parts] of report) console.log(`${layer}: ${parts.join("; ")}`);
  });

  /** What was prepared for a layer. */
  const prepared = (layer: string): NonNullable<ReturnType<typeof units.get>> => {
    const found = units.get(layer);
    if (found === undefined) throw new Error(`${layer}: expected it to be prepared, it was not`);
    return found;
  };

  it("is planned whole before anything exists: known values flow, the rest stays unknown", async () => {
    const templates = new Map(LAYERS.map((layer) => [layer, prepared(layer).reduced.template]));
    const { terraform } = prepared(LAYERS[0]);
    const plans = await ReviewedPlans.of(templates, terraform, join(folder, "reviewed"));

    expect(LAYERS.map((layer) => plans.statusOf(layer))).toEqual(["exact", "provisional", "provisional"]);
    reviewed.plans = plans;
  });

  describe.each(LAYERS)("%s", (layer) => {
    it("has a plan, once what it reads is real, that refines what was planned before anything existed", async () => {
      const { unit, reduced } = prepared(layer);
      unit.write(reduced.template);
      await unit.succeed("init");
      await unit.succeed("plan", "-out=refined");
      const now: unknown = JSON.parse(await unit.succeed("show", "-json", "refined"));

      expect(reviewed.plans?.differences(layer, now)).toEqual([]);
    });

    it("is applied by that plan, and meanwhile a second apply is refused with the owner of the lock", async () => {
      const { unit, second, template, reduced } = prepared(layer);
      second.write(reduced.template);
      await second.succeed("init");
      const first = unit.run("apply", "-json", "refined");
      const lock = await heldLock(emulator, template, first);
      const refused = await second.run("apply", "-auto-approve");
      const log = readApplyLog((await first).stdout);

      expect(log.errors.map(({ address, text }) => `${layer}: ${address}: moto replied ${text}`)).toEqual([]);
      expect(refused.code).toBe(1);
      expect(refused.output).toContain("Error acquiring the state lock");
      expect(refused.output).toMatch(
        new RegExp(`ID: +${lock.ID}\\n.*Path: +.*\\n.*Operation: +OperationTypeApply\\n.*Who: +${lock.Who}`),
      );
      const [declared, expected] = [addressesOf(template), addressesOf(reduced.template)];
      const made = new Set(log.made.map(withoutKey));
      const listed = new Set(concerned(reduced).map(({ address }) => address));
      const whole = [...made].filter((address) => !listed.has(address)).length;
      report.set(layer, [`${made.size} of ${declared.length} applied, ${whole} with nothing on the list`]);

      expect([...made].sort()).toEqual([...expected].sort());
      expect(whole).toBeGreaterThan(declared.length / 2);
    });

    it("has a second plan that is empty but for what the list allows", async () => {
      const { unit, reduced } = prepared(layer);
      await unit.succeed("apply", "-refresh-only", "-auto-approve");
      await unit.succeed("plan", "-refresh=false", "-out=drift");
      const drift = differencesOf(JSON.parse(await unit.succeed("show", "-json", "drift")) as ShownPlan);
      const allowed = seenDrift(drift, allowances);
      for (const allowance of allowed) seen.add(allowance);

      unit.write(ignoreDrift(reduced.template, allowances));
      const { code } = await unit.run("plan", "-refresh=false", "-out=rest", "-detailed-exitcode");
      const rest = differencesOf(JSON.parse(await unit.succeed("show", "-json", "rest")) as ShownPlan);
      expect(rest.map(describeDifference)).toEqual([]);
      expect(code).toBe(0);
      const exceptions = allowed.map(({ type, attribute }) => `${type}.${attribute}`);
      const but = exceptions.length === 0 ? "" : ` but for ${exceptions.join(", ")}`;
      asDeclared.add(layer);
      report.get(layer)?.push(`second plan empty${but}`);
    });

    it("is refused what the list leaves out, for the reason that it gives", async ({ skip }) => {
      if (!asDeclared.has(layer)) return skip(`${layer} is not as declared`);
      const { unit, template, reduced } = prepared(layer);
      const missing = [...reduced.leftOut, ...reduced.shortened];
      if (missing.length === 0) return;
      unit.write(ignoreDrift(putBack(template, reduced), allowances));
      const targets = missing.map(({ address }) => `-target=${address}`);
      const { stdout } = await unit.run("apply", "-json", "-auto-approve", "-refresh=false", ...targets);
      const { errors } = readApplyLog(stdout);
      // One of no resource ends the apply before moto is asked, and then its silence proves nothing.
      const early = errors.filter(({ address }) => !missing.some((one) => one.address === address));
      expect(early, "errors that are none of moto's replies").toEqual([]);
      const unnecessary = missing.flatMap(({ address, allowance }) => {
        const said = errors.filter((error) => error.address === address).map(({ text }) => text);
        if (!said.some((text) => text.includes(allowance.reply)))
          return [`${describeUnnecessary(allowance)}: ${address}: ${said.join() || "it was made"}`];
        seen.add(allowance);
        return [];
      });
      expect(unnecessary).toEqual([]);
    });
  });

  it("needs every entry of the list", ({ skip }) => {
    if (asDeclared.size < LAYERS.length) return skip("a layer is not as declared");
    expect(allowances.filter((allowance) => !seen.has(allowance)).map(describeUnnecessary)).toEqual([]);
  });
});

/** Resources that are made, and that an entry is about. */
function concerned({ template, shortened }: Reduced): readonly Affected[] {
  return [
    ...shortened,
    ...matching(
      template,
      allowances.filter(({ allow }) => allow === "drift"),
    ),
  ];
}

/** The account that the units allow. */
function accountOf(templates: readonly UnitTemplate[]): string {
  const accounts = templates.flatMap(({ provider }) => {
    const { aws = [] } = (provider ?? {}) as {
      readonly aws?: readonly { readonly allowed_account_ids?: readonly string[] }[];
    };
    return aws.flatMap(({ allowed_account_ids: allowed = [] }) => allowed);
  });
  const [account] = accounts;
  if (account === undefined)
    throw new Error("provider.aws.allowed_account_ids: expected an account, got none");
  return account;
}
