import type { ShownPlan } from "../planning";
import type { PlannedUnit } from "../record";
import {
  type Difference,
  differences,
  type JudgedPlan,
  type ProviderSchemas,
  remaining,
} from "../refinement";
import { digestOfUnit, lockedProviders, type Unit } from "../units";

/**
 * Where a plan made now is not what was reviewed; nothing where it may be applied in its place.
 * @param isResumed an apply of what was reviewed was begun: what is done already may be missing
 * @param schemas asked for only where the plans differ without them: elements of sets have no order
 */
export async function differencesFrom(
  reviewed: { readonly recorded: PlannedUnit; readonly shown: ShownPlan },
  now: { readonly unit: Unit; readonly shown: ShownPlan },
  isResumed: boolean,
  schemas: () => Promise<unknown>,
): Promise<readonly Difference[]> {
  const { recorded } = reviewed;
  const plan = isResumed ? remaining(reviewed.shown, now.shown) : reviewed.shown;
  const was: JudgedPlan = { plan, providers: recorded.providers, unit: recorded.digests.unit };
  const is: JudgedPlan = {
    plan: now.shown,
    providers: lockedProviders(now.unit.folder),
    unit: digestOfUnit(now.unit.folder),
  };
  const found = differences(was, is);
  return found.length === 0 ? found : differences(was, is, (await schemas()) as ProviderSchemas);
}
