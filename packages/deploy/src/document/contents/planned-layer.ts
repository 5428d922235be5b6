import { type Block, readChanges } from "@strata/inventory";
import { type ChangeFinding, judgeChanges } from "@strata/policy";
import { UNKNOWN_ADDRESS } from "../../planning-copy";
import { isPlanned, type RecordedUnit } from "../../record";
import type { ChangeJson, PlanJson, ResourceEntry } from "../../refinement";
import type { DocumentInput } from "../input";
import type { Secrets, Side, Until } from "../values";
import { UnknownUntil, unknownInputs } from "./unknown-until";

/** What is read of one layer's plan, without secrets. */
export interface PlannedLayer {
  readonly layer: string;
  readonly plan: PlanJson;
  /** Managed resources that are not of a copy for planning. */
  readonly entries: readonly ResourceEntry[];
  readonly drift: readonly ResourceEntry[];
  readonly findings: readonly ChangeFinding[];
  readonly until: UnknownUntil;
}

/** The layers of an environment that have a plan, in the order of apply. */
export function plannedLayers(
  { record, plans, units }: DocumentInput,
  secrets: Secrets,
): readonly PlannedLayer[] {
  const open = Object.fromEntries(
    Object.entries(plans).map(([layer, plan]) => [layer, secrets.planWithout(plan)]),
  );
  return record.units.flatMap((unit) => {
    const plan = open[unit.layer];
    if (!isPlanned(unit) || plan === undefined) return [];
    const entries = managed(plan.resource_changes);
    const judged = readChanges({ ...plan, resource_changes: entries } as unknown as Block);
    return [
      {
        layer: unit.layer,
        plan,
        entries,
        drift: managed(plan.resource_drift).filter(({ change }) => change.actions.join() !== "no-op"),
        findings: judgeChanges(judged),
        until: new UnknownUntil(unknownInputs(unit, open), units[unit.layer]),
      },
    ];
  });
}

/** Layers that read another one, whether they have a plan or not. */
export function readersOf(record: DocumentInput["record"], layer: string): readonly RecordedUnit[] {
  return record.units.filter((unit) => unit.layer !== layer && unit.reads.includes(layer));
}

/** The address of an entry, with the key of a deposed object. */
export function addressOf({ address, deposed }: ResourceEntry): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

export function before({ before: value, before_sensitive: sensitive }: ChangeJson): Side {
  return { value, unknown: false, sensitive };
}

export function after({
  after: value,
  after_unknown: unknown,
  after_sensitive: sensitive,
}: ChangeJson): Side {
  return { value, unknown, sensitive };
}

/** Which layers make the attributes of a resource known. */
export function untilOf({ until }: PlannedLayer, { address }: ResourceEntry): Until {
  return (path) => until.ofResource(address, path);
}

function managed(entries: readonly ResourceEntry[] = []): readonly ResourceEntry[] {
  return entries.filter(({ mode = "managed", address }) => mode === "managed" && address !== UNKNOWN_ADDRESS);
}
