import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import type { Ledger } from "../ledger/ledger";
import type { ValueFault } from "../report/value-fault";
import { formatOrigin } from "../yaml/origin";
import { valueText } from "../yaml/value-text";
import type { ChangedValue, GoneEntry, MovedSubnet, RecordedNow } from "./differences";
import { expectedAfter } from "./movement";

/** An environment of the ledger, and where it stands there. */
export interface Recorded extends RecordedNow {
  readonly ledger: Ledger;
}

/** A refused change, with the way that works, and how to accept it all the same. */
export function changeFault(
  { path, value, was, change: { movement, since, way } }: ChangedValue,
  { ledger }: Recorded,
  environment: Pick<Environment, "id" | "path">,
): ValueFault {
  const dotted = path.join(".");
  const recordedIn = formatOrigin(ledger.originOf(environment.id, ["settings", dotted]));
  return {
    path,
    place: "value",
    expected: `${expectedAfter(movement, was)}, as ${recordedIn} has it, since ${since}`,
    got: valueText(value),
    mend: `${way}; ${goingAhead(environment.path, dotted)}`,
  };
}

/** Entries that the ledger has and the settings do not, of kinds with which something is lost. */
export function entryFaults(
  gone: readonly GoneEntry[],
  { ledger }: Recorded,
  { id, path }: Pick<Environment, "id" | "path">,
): readonly ValueFault[] {
  return gone.flatMap(({ layer, kind: { key, title, kept }, entry }) => {
    const kind = `${layer}.${key}`;
    return kept === undefined
      ? []
      : [
          {
            path: [layer, key],
            place: "key" as const,
            expected: `the ${title} ${entry}, as ${formatOrigin(ledger.originOf(id, ["entries", kind]))} has it, since ${kept.since}`,
            got: "none of that name",
            mend: `renamed: set was: ${entry} in the entry that it is now; given up: ${kept.way}, then ${accepting(path, `${kind}.${entry}`)}`,
          },
        ];
  });
}

/** Subnets that the ledger has and the settings do not place; those that stay are kept in their place. */
export function subnetFaults(
  moved: readonly MovedSubnet[],
  { ledger }: Recorded,
  { id, path }: Pick<Environment, "id" | "path">,
  { name: layer, subnetsOf = "" }: LayerDefinition,
): readonly ValueFault[] {
  const gone = moved.filter(({ is }) => is === undefined);
  return [...new Set(gone.map(({ tier }) => tier))].map((tier) => {
    const names = gone.filter((one) => one.tier === tier).map(({ subnet }) => subnet);
    const [first = ""] = names;
    return {
      path: [layer, subnetsOf, tier],
      place: "key" as const,
      expected: `subnets ${names.join(", ")}, as ${formatOrigin(ledger.originOf(id, ["subnets", first]))} has them, since EC2 deletes no subnet with anything in it`,
      got: "none of that name",
      mend: `renamed: set was: ${tier} in the entry that the tier is now; given up: take everything out of them and apply that first, then ${accepting(path, `${layer}.${subnetsOf}.${tier}`)}`,
    };
  });
}

/** The command that accepts a change of a setting. @param environment folder of the environment */
export function accepting(environment: string, setting: string): string {
  return `strata state accept ${environment} ${setting}`;
}

/** The same as the end of a message that refuses the change. */
export function goingAhead(environment: string, setting: string): string {
  return `${accepting(environment, setting)} goes ahead all the same`;
}
