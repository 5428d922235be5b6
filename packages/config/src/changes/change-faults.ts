import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import type { Ledger, LedgerEnvironment } from "../ledger/ledger";
import type { ValueFault } from "../report/value-fault";
import { formatOrigin } from "../yaml/origin";
import { valueText } from "../yaml/value-text";
import type { HeldValue } from "./change-walk";
import type { Held } from "./held-values";
import { expectedAfter, permits } from "./movement";
import type { Rename } from "./rename";

/** An environment of the ledger, with the names that its entries have now. */
export interface Recorded {
  readonly ledger: Ledger;
  readonly record: LedgerEnvironment;
  readonly renames: readonly Rename[];
}

/** Values that differ from what is recorded of them, in a way that their rule does not let through. */
export function refusedChanges(
  held: Held,
  recorded: Pick<Recorded, "record" | "renames">,
): readonly HeldValue[] {
  return held.values.filter((one) => {
    const was = recordedValue(one, recorded);
    return was !== undefined && !permits(one.change.movement, was.value, one.value, one.isLifted);
  });
}

/** A refused change, with the way that works, and how to accept it all the same. */
export function changeFault(
  held: HeldValue,
  { ledger, ...recorded }: Recorded,
  environment: Pick<Environment, "id" | "path">,
): ValueFault {
  const { path, value, change } = held;
  const { movement, since, way } = change;
  const dotted = path.join(".");
  const recordedAt = formatOrigin(ledger.originOf(environment.id, ["settings", dotted]));
  return {
    path,
    place: "value",
    expected: `${expectedAfter(movement, recordedValue(held, recorded)?.value)}, as ${recordedAt} has it, since ${since}`,
    got: valueText(value),
    mend: `${way}; ${accepting(environment.path, dotted)} goes ahead all the same`,
  };
}

/** Values that may change, and have: what the ledger records of them is not what is there. */
export function permittedChanges(
  held: Held,
  recorded: Pick<Recorded, "record" | "renames">,
): readonly HeldValue[] {
  return held.values.filter((held) => {
    const { value, change, isLifted } = held;
    const was = recordedValue(held, recorded);
    return (
      was !== undefined &&
      !permits({ kind: "fixed" }, was.value, value, false) &&
      permits(change.movement, was.value, value, isLifted)
    );
  });
}

/** Entries that the ledger has and the settings do not, of kinds with which something is lost. */
export function entryFaults(
  held: Held,
  { ledger, record }: Recorded,
  { id, path }: Pick<Environment, "id" | "path">,
  layers: readonly LayerDefinition[],
): readonly ValueFault[] {
  return layers.flatMap((layer) =>
    (layer.kinds ?? []).flatMap(({ key, title, kept }) => {
      const kind = `${layer.name}.${key}`;
      const now = held.entries[kind] ?? [];
      const gone =
        kept === undefined ? [] : (record.entries[kind] ?? []).filter((name) => !now.includes(name));
      return gone.map((name) => ({
        path: [layer.name, key],
        place: "key" as const,
        expected: `the ${title} ${name}, as ${formatOrigin(ledger.originOf(id, ["entries", kind]))} has it, since ${kept?.since}`,
        got: "none of that name",
        mend: `renamed: set was: ${name} in the entry that it is now; given up: ${kept?.way}, then ${accepting(path, `${kind}.${name}`)}`,
      }));
    }),
  );
}

/** Subnets that the ledger has and the settings do not place. */
export function subnetFaults(
  placed: Readonly<Record<string, string>>,
  { ledger, record }: Recorded,
  { id, path }: Pick<Environment, "id" | "path">,
  { name: layer, subnetsOf = "" }: LayerDefinition,
): readonly ValueFault[] {
  const gone = Object.keys(record.subnets).filter((name) => !Object.hasOwn(placed, name));
  return [...new Set(gone.map(tierOf))].map((tier) => {
    const names = gone.filter((name) => tierOf(name) === tier);
    const [first = ""] = names;
    const recordedAt = formatOrigin(ledger.originOf(id, ["subnets", first]));
    return {
      path: [layer, subnetsOf, tier],
      place: "key" as const,
      expected: `subnets ${names.join(", ")}, as ${recordedAt} has them, since EC2 deletes no subnet with anything in it`,
      got: "none of that name",
      mend: `renamed: set was: ${tier} in the entry that the tier is now; given up: take everything out of them and apply that first, then ${accepting(path, `${layer}.${subnetsOf}.${tier}`)}`,
    };
  });
}

/** The tier of a subnet, `private` of `private-a`. */
export function tierOf(subnet: string): string {
  return subnet.slice(0, subnet.lastIndexOf("-"));
}

/** The command that accepts a change of a setting. @param environment folder of the environment */
export function accepting(environment: string, setting: string): string {
  return `strata state accept ${environment} ${setting}`;
}

/** What the ledger has of a setting, entries by the names that they have now; undefined where nothing is recorded. */
export function recordedValue(
  { path, kinds }: Pick<HeldValue, "path" | "kinds">,
  { record, renames }: Pick<Recorded, "record" | "renames">,
): { readonly value: unknown } | undefined {
  const { settings, unset } = record;
  const dotted = path.join(".");
  if (unset.includes(dotted)) return { value: undefined };
  if (!Object.hasOwn(settings, dotted)) return undefined;
  const value = settings[dotted];
  const renamed = renames.find(({ layer, kind, was }) => was === value && kinds.includes(`${layer}.${kind}`));
  return { value: renamed?.entry ?? value };
}
