import type { Environment } from "@strata/config";
import { describe, expect, it, onTestFinished } from "vitest";
import { everyEnvironment } from "../repository.fixture";
import { Deployment, type UnitJson } from "./deployment.fixture";

const TARGET = "aws_efs_mount_target";

interface FileSystems {
  readonly fileSystems?: Readonly<Record<string, { readonly tier: string }>>;
}

const fileSystemsOf = ({ settings }: Environment): readonly string[] =>
  Object.keys((settings.data as FileSystems).fileSystems ?? {});

function withFileSystem(): {
  readonly environment: Environment;
  readonly entry: string;
  readonly tier: string;
} {
  const environment = everyEnvironment().findLast((candidate) => fileSystemsOf(candidate).length > 0);
  const [entry] = environment === undefined ? [] : fileSystemsOf(environment);
  const { tier } = (environment?.settings.data as FileSystems | undefined)?.fileSystems?.[entry ?? ""] ?? {};
  if (environment === undefined || entry === undefined || tier === undefined) {
    throw new Error("environments/: expected one with a file system");
  }
  return { environment, entry, tier };
}

/** The unit as earlier releases had it: one resource for the mount targets of a file system, with subnets as keys. */
function former(json: UnitJson, tier: string): UnitJson {
  const groups = Object.entries(json.resource?.[TARGET] ?? {}).map(([address, target]) => {
    const { subnet_id: _, ...rest } = target;
    const ids = `\${toset(local.network.tiers.${tier}.subnet_ids)}`;
    return [address.replace(/_[a-z]$/, ""), { ...rest, for_each: ids, subnet_id: "${each.value}" }] as const;
  });
  const { moved: _, removed: __, ...others } = json as UnitJson & Record<"moved" | "removed", unknown>;
  return { ...others, resource: { ...json.resource, [TARGET]: Object.fromEntries(groups) } };
}

/** Real Terraform on a deployment of an earlier release. */
describe("mount targets that were made with subnets as keys", { timeout: 600_000 }, () => {
  it("are moved to their zones by one setting, and no plan destroys them", async () => {
    const { environment, entry, tier } = withFileSystem();
    const deployment = await Deployment.open(environment, onTestFinished);
    const json = deployment.read("data");
    deployment.write("data", former(json, tier));
    await deployment.deploy(["network", "cluster", "data"]);
    const network = (await deployment.outputs("network")) as {
      readonly tiers: Readonly<Record<string, { readonly subnet_ids: readonly string[] }>>;
    };
    const subnets = network.tiers[tier]?.subnet_ids ?? [];
    const zones = Object.keys(json.resource?.[TARGET] ?? {}).map((address) => address.slice(-1));
    expect(zones.length).toBeGreaterThan(1);
    expect(subnets).toHaveLength(zones.length);

    await deployment.changed();
    const unsaid = await deployment.plannedChanges("data");
    expect(new Set(unsaid.map((change) => change.split(" ")[0]))).toEqual(new Set(["create", "forget"]));
    expect(unsaid).toHaveLength(2 * zones.length);
    expect(await deployment.succeed("data", "show", "plan")).not.toContain("to destroy, ");

    const formerMountTargets = Object.fromEntries(zones.map((zone, index) => [zone, subnets[index]]));
    await deployment.changed({ data: { fileSystems: { [entry]: { formerMountTargets } } } });
    expect(await deployment.plannedChanges("data")).toEqual([]);
    expect(await deployment.succeed("data", "plan", "-input=false")).toContain(
      `${TARGET}.file-systems_${entry}_targets["${subnets[0]}"] has moved to ${TARGET}.file-systems_${entry}_targets_${zones[0]}`,
    );
    await deployment.deploy(["data"]);

    await deployment.changed();
    expect(await deployment.plannedChanges("data"), "once the setting is taken out").toEqual([]);
    const deployed = await deployment.deployed("data", TARGET);
    expect(Object.values(deployed).map((target) => target.subnet_id)).toEqual(subnets);
  });

  it("are in use, so EFS refuses others in their zones when nobody says which they are", async () => {
    const { environment, tier } = withFileSystem();
    const deployment = await Deployment.open(environment, onTestFinished);
    const json = deployment.read("data");
    deployment.write("data", former(json, tier));
    await deployment.deploy(["network", "cluster", "data"]);
    const targets = async (): Promise<readonly string[]> =>
      (await deployment.sandbox.resources()).filter(({ type }) => type === TARGET).map(({ id }) => id);
    const before = await targets();
    expect(before).not.toEqual([]);

    await deployment.changed();
    const { code, output } = await deployment.run("data", "apply", "-input=false", "-auto-approve");

    expect(code).toBe(1);
    expect(output).toContain("MountTargetConflict: mount target already exists in this AZ");
    expect(await targets()).toEqual(before);
  });
});
