import { join } from "node:path";
import { type Environment, loadEnvironments } from "@strata/config";
import { fromSynth } from "@strata/inventory";
import { evaluate, except, type Finding, RULES, type Rule } from "@strata/policy";
import { beforeAll, describe, expect, it } from "vitest";
import { layers } from "../../registry";
import { type SynthesizedUnit, synthesizeEnvironment } from "../../synthesize";
import { ROOT } from "../repository.fixture";
import { OTHER_CHANGES } from "./other-changes.fixture";
import { RESOURCE_CHANGES } from "./resource-changes.fixture";
import { RIGHT_CHANGES } from "./right-changes.fixture";
import { SERVICE_ROLE_CHANGES } from "./service-role-changes.fixture";
import type { Editable, SingleChange } from "./single-change.fixture";

const SINGLE_CHANGES = [...SERVICE_ROLE_CHANGES, ...RIGHT_CHANGES, ...RESOURCE_CHANGES, ...OTHER_CHANGES];

type Json = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** An environment as it is synthesized. */
interface Synthesized {
  readonly environment: Environment;
  readonly units: readonly SynthesizedUnit[];
}

/** What `strata check` reports: findings that no exception accepts. */
function reported({ environment, units }: Synthesized, rules: readonly Rule[] = RULES): readonly Finding[] {
  const findings = evaluate(fromSynth(units), { posture: environment.posture, rules });
  return except(findings, environment.exceptions, new Date()).open;
}

/** The environment with one change in one place, for each place where it can be made; the first of each layer. */
function changed({ environment, units }: Synthesized, change: SingleChange): readonly Synthesized[] {
  return units.flatMap((unit) => {
    const json = unit.json as Json;
    const isOfUnit = change.type === "output" || change.type === "variable";
    const blocks = (isOfUnit ? json[change.type] : json.resource?.[change.type]) as
      | Readonly<Record<string, Editable>>
      | undefined;
    const [name, block] =
      Object.entries(blocks ?? {}).find(([, one]) => change.where?.test(JSON.stringify(one)) ?? true) ?? [];
    if (blocks === undefined || name === undefined || block === undefined) return [];
    const { [name]: _, ...rest } = blocks;
    const edited = change.edit(block);
    const all = edited === undefined ? rest : { ...blocks, [name]: edited };
    const after = isOfUnit
      ? { ...json, [change.type]: all }
      : { ...json, resource: { ...json.resource, [change.type]: all } };
    return [{ environment, units: units.map((one) => (one === unit ? { ...unit, json: after } : one)) }];
  });
}

describe("a single change of what is synthesized", () => {
  const all: Synthesized[] = [];

  beforeAll(async () => {
    const { environments } = loadEnvironments({ root: join(ROOT, "environments"), layers });
    const productions = environments.filter(({ environment: { posture } }) => posture === "production");
    for (const { environment } of productions)
      all.push({ environment, units: await synthesizeEnvironment(environment) });
  }, 120_000);

  it("is needed for a report", () => {
    expect(all.length).toBeGreaterThan(1);
    expect(all.flatMap((synthesized) => reported(synthesized))).toEqual([]);
  });

  it.each(SINGLE_CHANGES)("is reported: $what", { timeout: 60_000 }, (change) => {
    const places = all.flatMap((synthesized) => changed(synthesized, change));
    const rules = RULES.filter(({ id }) => id === change.rule);

    expect([places.length > 0, rules.length]).toEqual([true, 1]);
    for (const place of places) expect(reported(place, rules)).not.toEqual([]);
  });
});
