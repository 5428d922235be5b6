import {
  changesIn,
  type GuardedPlan,
  type SettingsBehind,
  settingsBehind,
  touchedSettings,
} from "@strata/deploy";
import type { TouchedSetting } from "@strata/deploy/settings/touched-settings";
import { environmentsOf, type Project } from "@strata/project";
import type { Terminal } from "../terminal";

/** With what settings are compared where nobody says: the default branch of the remote, or else what is committed. */
const BASES = ["origin/HEAD", "HEAD"] as const;

/** The settings of an environment that have changed since a base, with what the plans change because of them. */
export async function touched(
  terminal: Terminal,
  project: Project,
  environment: string,
  base: string | undefined,
  plans: readonly GuardedPlan[],
): Promise<readonly TouchedSetting[]> {
  const [loaded] = environmentsOf(project, [environment]);
  if (loaded === undefined) return [];
  const changes = plans.map(({ unit, shown }) => [unit.layer, changesIn(shown)] as const);
  const units = plans.map(({ unit }) => [unit.layer, unit.json] as const);
  for (const ref of base === undefined ? BASES : [base]) {
    const found = await touchedSettings(
      project,
      loaded,
      ref,
      Object.fromEntries(changes),
      Object.fromEntries(units),
      // Of a base that nobody named it does not matter that it is not there.
      base === undefined ? {} : { tell: (reason) => terminal.complain(`warning: ${reason}`) },
    );
    if (found !== undefined) return found;
  }
  return [];
}

/** The lines of settings that are behind a change, for the guard. */
export function behindLines(settings: readonly TouchedSetting[]): SettingsBehind {
  return (layer, address) =>
    settingsBehind(settings, layer, address).map(
      ({ place, path, before, after }) => `${place}: ${path.join(".")}: ${text(before)} -> ${text(after)}`,
    );
}

function text(value: unknown): string {
  return value === undefined ? "(not set)" : JSON.stringify(value);
}
