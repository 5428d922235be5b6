import type { LayerDefinition, LoadedEnvironment } from "@strata/config";
import type { PlanChanges } from "@strata/inventory";
import { layersOf, type Project } from "@strata/project";
import { baseSettings } from "./base-settings";
import { type ChangedSetting, changedSettings } from "./changed-settings";
import type { Touch } from "./touch";
import { touchesOf } from "./touches";

/** A setting that has changed since a base, and what the plans change because of it. */
export interface TouchedSetting extends ChangedSetting {
  /** As far as it can be shown. */
  readonly touches: readonly Touch[];
}

/** How the base is read. */
export interface TouchedOptions {
  /** @default those of the project's registry */
  readonly layers?: readonly LayerDefinition[];
  /** Told why nothing is known of the base, on one line. @default nobody is */
  readonly tell?: (reason: string) => void;
}

/**
 * The settings of an environment that have changed since a base, each with the resources that the plans change because of
 * it. None where the base does not have the environment; undefined where the base is not known: no repository, no
 * such ref, or settings that today's layers do not take.
 * @param base a branch, a tag or a commit; what counts is its merge base with what is checked out
 * @param plans what is planned, by layer
 * @param units the `cdk.tf.json` of each layer
 */
export async function touchedSettings(
  project: Project,
  loaded: LoadedEnvironment,
  base: string,
  plans: Readonly<Record<string, PlanChanges>>,
  units: Readonly<Record<string, unknown>>,
  { layers = layersOf(project), tell = () => undefined }: TouchedOptions = {},
): Promise<readonly TouchedSetting[] | undefined> {
  const found = await baseSettings(project, loaded, base, layers);
  if (found.is === "unknown") tell(found.reason);
  if (found.is !== "known") return found.is === "absent" ? [] : undefined;
  const settings = changedSettings(found.environment, loaded);
  const touches = touchesOf(settings, { layers, before: found.environment, after: loaded, plans, units });
  return settings.map((setting, index) => ({ ...setting, touches: touches[index] ?? [] }));
}

/**
 * The settings behind the change of a resource, the best shown first: those whose values are in what makes Terraform
 * replace it; where there are none, those whose values are in what changes; else those of its entry.
 */
export function settingsBehind(
  touched: readonly TouchedSetting[],
  layer: string,
  address: string,
): readonly TouchedSetting[] {
  const behind = touched.flatMap((setting) =>
    setting.touches.flatMap((touch) =>
      touch.layer === layer && touch.address === address ? [{ setting, touch }] : [],
    ),
  );
  const replacing = behind.filter(({ touch }) => touch.isReplacing);
  const byValue = behind.filter(({ touch }) => touch.shownBy === "value");
  const best = [replacing, byValue, behind].find((some) => some.length > 0) ?? [];
  return best.map(({ setting }) => setting);
}
