import type {
  CheckContext,
  ClaimedName,
  DefaultName,
  HeldName,
  KindDefinition,
  LayerDefinition,
  SettingsProblem,
} from "@strata/config";
import { type Contract, type ContractOutputs, camelCase, contract } from "@strata/contract";
import { z } from "zod";
import { entriesAt, type Kind } from "./kind";
import { claimOf, isClaim, type NamedEntry, nameProblems, type PlacedName, placedNames } from "./names";

/** A layer whose settings, contract, names and rules follow from its kinds. */
export interface Layer<Kinds extends readonly Kind[] = readonly Kind[]> extends LayerDefinition {
  readonly settings: z.ZodObject<ShapeOf<Kinds>, z.core.$strict>;
  readonly contract: Contract<OutputsOf<Kinds>>;
  /** In the order in which they are built. */
  readonly parts: Kinds;
}

/** The keys of a layer's settings. */
export type ShapeOf<Kinds extends readonly Kind[]> = As<Merged<Kinds[number]["settings"]>, z.ZodRawShape>;

/** The outputs of a layer's contract. */
export type OutputsOf<Kinds extends readonly Kind[]> = As<Merged<Kinds[number]["outputs"]>, ContractOutputs>;

/** Validated settings of a layer. */
export type SettingsOf<L extends { readonly settings: z.ZodType }> = z.output<L["settings"]>;

/** Settings of a layer as a person writes them. */
export type InputOf<L extends { readonly settings: z.ZodType }> = z.input<L["settings"]>;

type Merged<Union> = Flat<
  (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never
>;
type As<T, Bound> = T extends Bound ? T : never;
type Flat<T> = { readonly [P in keyof T]: T[P] };

/** What a layer is declared from. */
export interface LayerDeclaration<Kinds extends readonly Kind[]>
  extends Pick<
    LayerDefinition,
    "name" | "description" | "presence" | "sole" | "reads" | "addresses" | "subnetsOf"
  > {
  /** In the order in which they are built. */
  readonly kinds: Kinds;
  /** Rules across kinds; paths are inside the layer's settings. @default none */
  readonly check?: (context: CheckContext) => readonly SettingsProblem[];
}

/**
 * Declares a layer by its kinds.
 * @throws {Error} when two kinds share a key of the settings or an output of the contract
 */
export function defineLayer<const Kinds extends readonly Kind[]>(
  declaration: LayerDeclaration<Kinds>,
): Layer<Kinds> {
  const { kinds, check, ...layer } = declaration;
  const { name } = layer;
  return {
    ...layer,
    parts: kinds,
    settings: z.strictObject(
      merged(
        name,
        "setting",
        kinds.map(({ settings }) => settings),
      ),
    ) as never,
    contract: contract(
      name,
      merged(
        name,
        "output",
        kinds.map(({ outputs }) => outputs),
      ),
    ) as never,
    kinds: kinds.map((kind) => definitionOf(name, kind)),
    names: (context) => claims(name, kinds, context),
    check: (context) => {
      const own = { ...context, layer: context.settings(name) };
      return [
        ...kinds.flatMap((kind) => [
          ...kind.check(own),
          ...namesOfKind(name, kind, context).flatMap(({ entry, names }) => nameProblems(names, entry)),
        ]),
        ...(check?.(context) ?? []),
      ];
    },
  };
}

function definitionOf(layer: string, kind: Kind): KindDefinition {
  const { key, title, form, can, description, settings, outputs, kept } = kind;
  return {
    key,
    title,
    can,
    ...(kept === undefined ? {} : { kept }),
    isEntries: form === "entries",
    summary: {
      description,
      settings: Object.keys(settings),
      outputs: Object.entries(outputs)
        .flatMap(([name, output]) => (output.type === "entries" ? Object.keys(output.fields) : [name]))
        .map(camelCase),
      names: Object.entries(kind.names).map(([name, { of, default: template, setting, fixed }]) => ({
        key: name,
        of: typeof of === "string" ? of : name,
        default: template,
        ...(setting === undefined ? {} : { setting }),
        ...(fixed === undefined ? {} : { fixed }),
      })),
    },
    names: (context) => namesOfKind(layer, kind, context).flatMap(defaultsOf),
    ...(Object.values(kind.names).some(({ fixed }) => fixed !== undefined) && {
      heldNames: (context: CheckContext) => namesOfKind(layer, kind, context).flatMap(fixedNamesOf),
    }),
  };
}

function claims(layer: string, kinds: readonly Kind[], context: CheckContext): readonly ClaimedName[] {
  return kinds.flatMap((kind) =>
    namesOfKind(layer, kind, context).flatMap(({ entry, names }) => [
      ...soleClaims(kind, entry),
      ...names.filter(isClaim).map((name) => claimOf(name, entry)),
    ]),
  );
}

/** The claim of an entry of which an account or a region has room for one. */
function soleClaims({ key, title, sole }: Kind, { path }: NamedEntry): readonly ClaimedName[] {
  return sole === undefined ? [] : [{ scope: sole.scope, kind: title, name: key, sole: sole.expected, path }];
}

/** The names of one entry, and the entry. */
interface EntryNames {
  readonly entry: NamedEntry;
  readonly names: readonly PlacedName[];
}

/** The names of every entry that is created. */
function namesOfKind(layer: string, kind: Kind, context: CheckContext): readonly EntryNames[] {
  return namedEntries(kind, context.settings(layer))
    .filter(({ settings }) => kind.made(settings as never))
    .map((entry) => ({ entry, names: placedNames(kind.names, entry, context.environment) }));
}

/** The names that entries get by default, where a setting could say another one. */
function defaultsOf({ names }: EntryNames): readonly DefaultName[] {
  return names
    .filter(({ isSet, template }) => !isSet && template.setting !== undefined)
    .map(({ path, name }) => ({ path, name }));
}

/** The names of an entry that AWS cannot change. */
function fixedNamesOf({ entry, names }: EntryNames): readonly HeldName[] {
  return names.flatMap(({ key, name, path, template: { fixed, setting } }) =>
    fixed === undefined
      ? []
      : [
          {
            path: (setting === undefined ? [...entry.path, key] : path).map(String),
            name,
            change: { movement: { kind: "fixed" }, ...fixed },
          },
        ],
  );
}

function namedEntries({ form, key }: Kind, layer: unknown): readonly NamedEntry[] {
  return form === "single"
    ? [{ entry: "", settings: layer, layer, path: [] }]
    : Object.entries(entriesAt(layer, key)).map(([entry, settings]) => ({
        entry,
        settings,
        layer,
        path: [key, entry],
      }));
}

function merged<T>(
  layer: string,
  what: string,
  parts: readonly Readonly<Record<string, T>>[],
): Readonly<Record<string, T>> {
  const all = parts.flatMap((part) => Object.entries(part));
  const twice = all.find(([key], index) => all.findIndex(([other]) => other === key) < index);
  if (twice !== undefined)
    throw new Error(`layer ${layer}: two kinds have the ${what} ${JSON.stringify(twice[0])}`);
  return Object.fromEntries(all);
}
