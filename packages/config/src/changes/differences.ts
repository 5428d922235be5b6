import { subnetPlace } from "@strata/cidr";
import { own } from "@strata/values";
import type { KindDefinition, LayerDefinition } from "../layer-definition";
import { type LedgerEnvironment, recordedAt } from "../ledger/ledger";
import type { HeldValue } from "./change-walk";
import type { Held } from "./held-values";
import { permits } from "./movement";
import type { Rename } from "./rename";

/** What is recorded of an environment, under the names that its entries have now, and which of these are new. */
export interface RecordedNow {
  readonly record: LedgerEnvironment;
  readonly renames: readonly Rename[];
}

/** A value that is not what is recorded of it. */
export interface ChangedValue extends HeldValue {
  /** What is recorded, entries by the names that they have now; undefined where nothing was set. */
  readonly was: unknown;
  /** Whether its rule lets it through. */
  readonly isPermitted: boolean;
}

/** Every value that is not what is recorded of it. */
export function changedValues({ values }: Held, recorded: RecordedNow): readonly ChangedValue[] {
  return values.flatMap((held) => {
    const { value, change, isLifted } = held;
    const was = recordedValue(held, recorded);
    return was === undefined || permits({ kind: "fixed" }, was.value, value, false)
      ? []
      : [{ ...held, was: was.value, isPermitted: permits(change.movement, was.value, value, isLifted) }];
  });
}

/** An entry that is recorded, and that the settings do not have. */
export interface GoneEntry {
  readonly layer: string;
  readonly kind: KindDefinition;
  readonly entry: string;
}

/** Entries of these layers that are recorded, and that the settings do not have. */
export function goneEntries(
  { entries }: Held,
  { record }: RecordedNow,
  layers: readonly LayerDefinition[],
): readonly GoneEntry[] {
  return layers.flatMap(({ name: layer, kinds = [] }) =>
    kinds.flatMap((kind) => {
      const key = `${layer}.${kind.key}`;
      const now = own(entries, key) ?? [];
      const gone = (own(record.entries, key) ?? []).filter((entry) => !now.includes(entry));
      return gone.map((entry) => ({ layer, kind, entry }));
    }),
  );
}

/** A subnet that the settings place elsewhere than it is recorded, or not at all. */
export interface MovedSubnet {
  readonly subnet: string;
  /** The entry that it is called after. */
  readonly tier: string;
  /** CIDR as it is recorded. */
  readonly was: string;
  /** CIDR as the settings place it; undefined where they do not. */
  readonly is: string | undefined;
}

/** Subnets that are not where they are recorded. @param placed CIDR by subnet name, as the settings place them */
export function movedSubnets(
  placed: Readonly<Record<string, string>>,
  { record }: RecordedNow,
): readonly MovedSubnet[] {
  return Object.entries(record.subnets)
    .map(([subnet, was]) => ({ subnet, tier: subnetPlace(subnet).tier, was, is: own(placed, subnet) }))
    .filter(({ was, is }) => was !== is);
}

function recordedValue(
  { path, kinds }: HeldValue,
  { record, renames }: RecordedNow,
): { readonly value: unknown } | undefined {
  const recorded = recordedAt(record, path.join("."));
  const renamed = renames.find(
    ({ layer, kind, was }) => was === recorded?.value && kinds.includes(`${layer}.${kind}`),
  );
  return renamed === undefined ? recorded : { value: renamed.entry };
}
