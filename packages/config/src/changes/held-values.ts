import { subnetName } from "@strata/cidr";
import { isPlainMap, own, valueAt } from "@strata/values";
import { checkContext } from "../environment/check-context";
import type { Environment } from "../environment/environment";
import type { LayerDefinition } from "../layer-definition";
import { environmentFields } from "../schema/environment-schema";
import { declaredChanges, type HeldValue, heldValues } from "./change-walk";

/** What of an environment cannot be changed freely, as its settings have it now. */
export interface Held {
  readonly values: readonly HeldValue[];
  /** Names of the entries of each kind, by `<layer>.<kind>`. */
  readonly entries: Readonly<Record<string, readonly string[]>>;
}

/** Fields of an environment that cannot be changed freely; the others need not be walked. */
const HELD_FIELDS = Object.entries(environmentFields).filter(
  ([, schema]) => declaredChanges(schema).length > 0,
);

/**
 * What the ledger records of an environment besides its units and subnets.
 * @param environment validated; layers whose settings have faults are left out
 */
export function heldOf(environment: Environment, layers: readonly LayerDefinition[]): Held {
  const sound = layers.filter(({ name }) => Object.hasOwn(environment.settings, name));
  return {
    values: [
      ...HELD_FIELDS.flatMap(([name, schema]) => [
        ...heldValues(schema, valueAt(environment, [name]), [name]),
      ]),
      ...sound.flatMap((layer) => [
        ...heldValues(layer.settings, own(environment.settings, layer.name), [layer.name]),
        ...heldNames(layer, environment),
      ]),
    ],
    entries: Object.fromEntries(sound.flatMap((layer) => entriesOf(layer, environment))),
  };
}

/** Subnets as the settings and the planner place them: CIDR by name. */
export function placedSubnets(
  environment: Environment,
  layers: readonly LayerDefinition[],
): Readonly<Record<string, string>> {
  const context = checkContext(environment);
  const blocks = layers
    .filter(({ name }) => Object.hasOwn(environment.settings, name))
    .flatMap(({ addresses }) => addresses?.(context).blocks ?? []);
  return Object.fromEntries(
    blocks.flatMap(({ use, tier, zone = "", cidr }) =>
      use === "subnet" ? [[subnetName({ name: tier }, zone.slice(environment.region.length)), cidr]] : [],
    ),
  );
}

function heldNames(
  { name: layer, kinds = [] }: LayerDefinition,
  environment: Environment,
): readonly HeldValue[] {
  const context = checkContext(environment);
  return kinds.flatMap(({ heldNames }) =>
    (heldNames?.(context) ?? []).map(({ path, name, change }) => ({
      path: [layer, ...path],
      value: name,
      change,
      isLifted: false,
      kinds: [],
    })),
  );
}

function entriesOf(
  { name: layer, kinds = [] }: LayerDefinition,
  { settings }: Environment,
): readonly (readonly [string, readonly string[]])[] {
  return kinds
    .filter(({ isEntries = true }) => isEntries)
    .flatMap(({ key }) => {
      const entries = valueAt(own(settings, layer), [key]);
      const names = isPlainMap(entries) ? Object.keys(entries) : [];
      return names.length === 0 ? [] : [[`${layer}.${key}`, names] as const];
    });
}
