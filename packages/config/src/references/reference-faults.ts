import { own, suggestion, withArticle } from "@strata/values";
import type { Capability, LayerDefinition } from "../layer-definition";
import type { ValueFault } from "../report/value-fault";
import type { SettingPath } from "../yaml/setting-path";
import { type Tree, treeAt } from "../yaml/tree";
import { valueText } from "../yaml/value-text";
import { kindNamed, type ReferenceTarget, targetsOf } from "./reference-targets";
import { declaredReferences, type ReferenceUse, referencesIn } from "./reference-walk";
import type { Reference } from "./refers-to";

/** What references are checked against. */
export interface ReferenceContext {
  /** The registry, in order. */
  readonly layers: readonly LayerDefinition[];
  /** {@link referencesToSeveralKinds} of the registry. */
  readonly several: readonly Reference[];
  /** Layers that the environment lists. */
  readonly listed: readonly string[];
  /** Settings by layer, of those whose settings fit their schema. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The merged files, which tell a default of the schema from what somebody wrote. */
  readonly root: Tree;
}

/** A reference that is used, and the entry whose settings it is part of. */
export interface UsedReference extends ReferenceUse {
  readonly entry: unknown;
}

/** The references of a layer's settings that are used; paths start with the layer's name. */
export function usedReferences(layer: LayerDefinition, settings: unknown): readonly UsedReference[] {
  const uses = [...referencesIn(layer.settings, settings)].map((use) => ({
    ...use,
    entry: entryAround(use.path, settings, layer),
    path: [layer.name, ...use.path],
  }));
  const used = uses.filter(({ reference, entry }) => reference.when(entry as never));
  return [...new Map(used.map((use) => [use.path.join("\0"), use])).values()];
}

/**
 * The references that may name entries of several kinds, each combination of kinds once. The same for all environments
 * of a registry.
 */
export function referencesToSeveralKinds(layers: readonly LayerDefinition[]): readonly Reference[] {
  const references = layers
    .flatMap(({ settings }) => declaredReferences(settings))
    .map(({ reference }) => reference)
    .filter(({ kinds }) => kinds.length > 1);
  return [...new Map(references.map((reference) => [reference.kinds.join(), reference])).values()];
}

/** Every reference of the environment that names nothing, or something that cannot do what is needed. */
export function referenceFaults(context: ReferenceContext): readonly ValueFault[] {
  const valid = context.layers.filter(({ name }) => Object.hasOwn(context.settings, name));
  return [
    ...valid
      .flatMap((layer) => usedReferences(layer, own(context.settings, layer.name)))
      .flatMap((use) => faultsOf(use, context)),
    ...context.several.flatMap((reference) => sharedNameFaults(reference, context)),
  ];
}

/**
 * A reference to entries of several kinds means one of them, so no two of the kinds share a name: neither where such a
 * reference is written, nor where it could be.
 */
function sharedNameFaults(reference: Reference, context: ReferenceContext): readonly ValueFault[] {
  const targets = targetsOf(reference, context.layers, context.settings, context.listed).filter(
    (target) => "entries" in target,
  );
  return targets.flatMap(({ of, kind, entries }, index) =>
    targets.slice(index + 1).flatMap((later) =>
      Object.keys(later.entries)
        .filter((name) => Object.hasOwn(entries, name))
        .map(
          (name): ValueFault => ({
            path: [...later.of.split("."), name],
            place: "key",
            expected: `a name that no ${kind.title} of ${of} has`,
            got: valueText(name),
          }),
        ),
    ),
  );
}

function faultsOf(use: UsedReference, context: ReferenceContext): readonly ValueFault[] {
  const { reference, name, path, place } = use;
  if (typeof name === "string" && reference.also.includes(name)) return [];
  const targets = targetsOf(reference, context.layers, context.settings, context.listed);
  const known = targets.filter((target) => "kind" in target);
  const found = known.find(({ entries }) => typeof name === "string" && Object.hasOwn(entries, name));
  const written = typeof name === "string" ? valueText(name) : "a reference";
  const fault = (expected: string, got: string, mend?: string): ValueFault => ({
    path,
    place,
    expected: `${nounOf(reference, context.layers)}${expected}`,
    got: `${written}${writerOf(path, context.root)}${got}`,
    ...(mend === undefined ? {} : { mend }),
  });
  if (found !== undefined) return needFaults(use, found, known, fault);
  if (targets.some((target) => "because" in target && target.because === "faulty")) return [];
  if (typeof name !== "string")
    return [fault("", "", "a name is written as text, so that it can be checked")];
  const absent = targets.flatMap((target) => ("because" in target ? [target.of.split(".")[0]] : []));
  const names = [...reference.also, ...known.flatMap(({ entries }) => Object.keys(entries))];
  const without =
    absent.length === 0 ? undefined : `this environment has no layer ${[...new Set(absent)].join(" or ")}`;
  return [fault("", "", suggestion(name, names) ?? without ?? "there is none")];
}

/** The faults of a target that exists and cannot do what is needed of it. */
function needFaults(
  { reference, entry, name }: UsedReference,
  target: ReferenceTarget,
  known: readonly ReferenceTarget[],
  fault: (expected: string, got: string, mend?: string) => ValueFault,
): readonly ValueFault[] {
  return reference.needs
    .filter(({ when = () => true }) => when(entry as never))
    .flatMap(({ can, since }) => {
      const capability = capabilityOf(target, can);
      const settings = own(target.entries, String(name));
      if (capability.holds(settings as never, target.layer as never)) return [];
      const able = known.flatMap((other) => namesThatCan(other, can));
      const grant = capability.grant?.replaceAll("{path}", `${target.of}.${String(name)}`);
      const ways = [
        ...(able.length === 0 ? [] : [`use ${able.join(" or ")}`]),
        ...(grant === undefined ? [] : [grant]),
      ];
      const reason = typeof since === "string" ? since : since(entry as never);
      const got = `, ${capability.got(settings as never, target.layer as never)}`;
      return [
        fault(
          ` ${capability.expected}, since ${reason}`,
          got,
          ways.length === 0 ? undefined : ways.join(", or "),
        ),
      ];
    });
}

function namesThatCan(target: ReferenceTarget, can: string): readonly string[] {
  const capability = own(target.kind.can, can);
  if (capability === undefined) return [];
  return Object.keys(target.entries).filter((name) =>
    capability.holds(own(target.entries, name) as never, target.layer as never),
  );
}

function capabilityOf({ of, kind }: ReferenceTarget, can: string): Capability {
  const capability = own(kind.can, can);
  if (capability === undefined)
    throw new Error(`a setting needs ${can} of ${of}, which declares no such capability`);
  return capability;
}

/** `cluster, or a security group of network.securityGroups`. */
function nounOf({ kinds, also }: Reference, layers: readonly LayerDefinition[]): string {
  const titles = [...new Set(kinds.map((of) => kindNamed(of, layers).kind.title))];
  const nouns =
    titles.length === 1
      ? [`${withArticle(titles[0] ?? "")} of ${kinds.join(" or ")}`]
      : kinds.map((of) => `${withArticle(kindNamed(of, layers).kind.title)} of ${of}`);
  return [...also, ...nouns]
    .join(also.length + nouns.length > 2 || also.length > 0 ? ", or " : " or ")
    .replaceAll(/, or (?=.*, or )/g, ", ");
}

/** Says whose default a value is that no file sets. */
function writerOf(path: SettingPath, root: Tree): string {
  return treeAt(root, path) === undefined ? ", the default of this setting" : "";
}

/** The settings of the entry that a path leads into, or of the layer where it leads into none. */
function entryAround(path: SettingPath, settings: unknown, layer: LayerDefinition): unknown {
  const [key, name] = path;
  const isEntry =
    layer.kinds?.some((kind) => kind.key === key && kind.isEntries !== false) === true && name !== undefined;
  const at = isEntry ? [key, name] : [];
  return at.reduce<unknown>(
    (value, step) => own(value as Readonly<Record<string | number, unknown>>, step as string),
    settings,
  );
}
