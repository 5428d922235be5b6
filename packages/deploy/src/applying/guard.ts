import { allowDestroy, type GuardedResource, guardedChanges } from "@strata/policy";
import { DeployError } from "../deploy-error";
import { changesIn, type ShownPlan, type UnitPlan } from "../planning";

/** A plan of a unit, for the guard. */
export type GuardedPlan = Pick<UnitPlan, "unit" | "shown">;

/** Says which settings are behind a change of a resource, as lines such as `file:line:col: path: before -> after`. */
export type SettingsBehind = (layer: string, address: string) => readonly string[];

/** Finds the settings behind changes: asked only where something is stopped. */
export type FindSettings = (plans: readonly GuardedPlan[]) => Promise<SettingsBehind>;

/**
 * Stops an apply that would delete or replace what holds data, unless each address is allowed.
 * @param environment folder under environments/
 * @param settings finds what is behind it in YAML
 * @throws {DeployError} with each resource, why it is guarded and what forces the change
 */
export async function guard(
  environment: string,
  plans: readonly GuardedPlan[],
  allowed: readonly string[],
  settings: FindSettings = async () => () => [],
): Promise<void> {
  const all = plans.map(({ unit: { layer }, shown }) => ({ layer, changes: changesIn(shown) }));
  const { problems, stopped } = allowDestroy(
    all.map(({ changes }) => changes),
    allowed,
  );
  if (problems.length > 0) throw new DeployError(problems);
  if (stopped.length === 0) return;
  const behind = await settings(plans);
  const lines = all.flatMap(({ layer, changes }) =>
    guardedChanges(changes)
      .filter(({ address }) => !allowed.includes(address))
      .flatMap((resource) => guardedLines(layer, resource, behind(layer, resource.address))),
  );
  const options = [...new Set(stopped.map(({ address }) => `--allow-destroy '${address}'`))];
  throw new DeployError([
    `${environment}: expected plans that leave what holds data, got ${stopped.length} that ${stopped.length === 1 ? "goes" : "go"}; nothing of these layers was applied`,
    ...lines,
    `if that is what you want, name each: ${options.join(" ")}`,
  ]);
}

/**
 * Holds one plan among others to the guard: addresses that are allowed and that this plan leaves alone are of another layer, and
 * no mistake.
 * @throws {DeployError} as {@link guard}
 */
export async function guardOne(
  environment: string,
  plan: GuardedPlan,
  allowed: readonly string[],
  settings?: FindSettings,
): Promise<void> {
  const entries = plan.shown.resource_changes ?? [];
  const going = entries
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address);
  const own = allowed.filter((address) => going.includes(address));
  await guard(environment, [plan], own, settings);
}

/** What of a plan holds data and would go. */
export function guardedIn(shown: ShownPlan): readonly GuardedResource[] {
  return guardedChanges(changesIn(shown));
}

function guardedLines(
  layer: string,
  { address, action, deposed, reason, forcedBy, cause }: GuardedResource,
  settings: readonly string[],
): readonly string[] {
  const which = deposed === undefined ? address : `${address} (deposed ${deposed})`;
  const forced = forcedBy.length === 0 ? (cause ?? "") : `forced by ${forcedBy.join(", ")}`;
  return [
    `  ${layer}: ${which}: ${action}${forced === "" ? "" : `, ${forced}`}: ${reason}`,
    ...settings.map((line) => `    ${line}`),
  ];
}
