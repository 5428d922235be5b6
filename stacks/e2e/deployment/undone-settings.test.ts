import type { Environment } from "@strata/config";
import { isPlainMap, valueAt } from "@strata/values";
import { expect, it } from "vitest";
import { everyEnvironment } from "../repository.fixture";
import { Deployment } from "./deployment.fixture";

/** The layers up to those in which something is changed. */
const LAYERS = ["network", "cluster", "data", "edge"];

/** Names of the entries of a kind that an environment makes; none where it makes none. */
function namesOf({ settings }: Environment, kind: string): readonly string[] {
  const entries = valueAt(settings, kind.split("."));
  return Object.entries(isPlainMap(entries) ? entries : {}).flatMap(([name, entry]) =>
    valueAt(entry, ["mode"]) === "external" ? [] : [name],
  );
}

/** The first entry of a kind. */
function firstOf(environment: Environment, kind: string): string {
  return namesOf(environment, kind)[0] ?? "";
}

const KINDS = ["cluster.addons", "data.caches", "edge.certificates"];

it("what is set and taken out again is as if it had never been set", { timeout: 600_000 }, async ({
  onTestFinished,
}) => {
  const environment = everyEnvironment().find((one) => KINDS.every((kind) => namesOf(one, kind).length > 0));
  if (environment === undefined)
    throw new Error(`environments/: expected one with ${KINDS.join(", ")}, got none`);
  const [addon, cache, certificate] = KINDS.map((kind) => firstOf(environment, kind));
  const settings = (values: {
    readonly addon: object;
    readonly cache: object;
    readonly names: readonly string[];
  }): Readonly<Record<string, unknown>> => ({
    cluster: { addons: { [String(addon)]: values.addon } },
    data: { caches: { [String(cache)]: values.cache } },
    edge: { certificates: { [String(certificate)]: { names: values.names } } },
  });
  const unset = settings({
    addon: { version: null, configuration: null },
    cache: { snapshotWindow: null, maintenanceWindow: null },
    names: [],
  });
  const deployment = await Deployment.open(environment, onTestFinished, 0, unset);
  await deployment.changed(
    settings({
      addon: { version: "v1.99.0-eksbuild.1", configuration: { replicaCount: 7 } },
      cache: { snapshotWindow: "10:00-11:00", maintenanceWindow: "wed:12:00-wed:13:00" },
      names: ["undone.{zone}"],
    }),
  );
  await deployment.deploy(LAYERS);

  await deployment.changed(unset);
  expect(await deployment.plannedChanges("cluster")).toEqual([`update aws_eks_addon.addons_${addon}`]);
  expect(await deployment.plannedChanges("data")).toEqual([
    `update aws_elasticache_replication_group.caches_${cache}`,
  ]);
  expect(await deployment.plannedChanges("edge")).toContain(
    `create and delete aws_acm_certificate.certificates_${certificate}`,
  );
  await deployment.deploy(LAYERS.slice(1));

  const made = async (layer: string, type: string, name: string) =>
    (await deployment.deployed(layer, type))[name];
  expect(await made("cluster", "aws_eks_addon", `addons_${addon}`)).toMatchObject({
    // What the simulated EKS has by default of every add-on.
    addon_version: "v1.0.0-eksbuild.1",
    configuration_values: "{}",
  });
  expect(await made("data", "aws_elasticache_replication_group", `caches_${cache}`)).toMatchObject({
    snapshot_window: "02:00-03:00",
    maintenance_window: "sun:04:00-sun:05:00",
  });
  expect(await made("edge", "aws_acm_certificate", `certificates_${certificate}`)).toMatchObject({
    subject_alternative_names: [expect.not.stringContaining("undone")],
  });
  for (const layer of LAYERS) expect(await deployment.plannedChanges(layer), layer).toEqual([]);
});
