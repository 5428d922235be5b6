import type { Capability, Environment, Kept, SettingsProblem, Sole } from "@strata/config";
import { entryName } from "@strata/config/schema/vocabulary";
import { type ContractOutputs, type Entries, entries, type Fields, snakeCase } from "@strata/contract";
import { own } from "@strata/values";
import { z } from "zod";
import type { Grants } from "./grants/declaration";
import type { NameTemplates } from "./names";

/**
 * A kind of resource in a layer's settings: what a person may write, what it is called, what others may rely on.
 * Nothing here loads CDKTF; what is built from it is in `build.ts` beside it.
 */
export interface Kind<
  Key extends string = string,
  Shape extends z.ZodRawShape = z.ZodRawShape,
  Outputs extends ContractOutputs = ContractOutputs,
  Names extends NameTemplates = NameTemplates,
  Form extends "entries" | "single" = "entries" | "single",
  Granted extends Grants | undefined = Grants | undefined,
> {
  /** Key of its entries in the layer's settings; of what there is once, what the code calls it. */
  readonly key: Key;
  /** What one entry is called in messages, for example `security group`. */
  readonly title: string;
  /** What it is, in a phrase: `strata config kinds` shows it. */
  readonly description: string;
  /** `entries`: a map of named entries. `single`: what an environment has once. */
  readonly form: Form;
  /** Its part of the layer's schema. */
  readonly settings: Shape;
  /** Its part of the layer's contract. */
  readonly outputs: Outputs;
  readonly names: Names;
  /** Whether an entry is created, so that it claims its names. */
  readonly made: (entry: never) => boolean;
  readonly can: Readonly<Record<string, Capability>>;
  /** What roles of workloads may be granted of an entry; undefined where nothing. */
  readonly grants: Granted;
  /** Why an entry that exists must not just go; undefined where nothing is lost with it. */
  readonly kept: Kept | undefined;
  /** Set where an account or a region has room for one entry; undefined where for as many as one likes. */
  readonly sole: Sole | undefined;
  /** Rules that neither schema nor references can say; paths are inside the layer's settings. */
  readonly check: (context: KindContext) => readonly SettingsProblem[];
}

/** What the rules of a kind may look at. */
export interface KindContext {
  readonly environment: Environment;
  /** Validated settings of a layer; undefined where the environment does not list it, or they have faults. */
  readonly settings: (layer: string) => unknown;
  /** Validated settings of the kind's own layer. */
  readonly layer: unknown;
}

/** What the rule of one entry may look at. */
export interface EntryContext<Entry> extends KindContext {
  /** Name of the entry. */
  readonly name: string;
  readonly entry: Entry;
  /** All entries of the kind, this one too. */
  readonly entries: Readonly<Record<string, Entry>>;
}

/** The declaration of a kind of named entries. */
export interface EntriesDeclaration<
  Key extends string,
  Entry extends z.ZodType,
  F extends Fields,
  Names extends NameTemplates<z.output<Entry>>,
  Granted extends Grants<FieldOf<F>> | undefined,
> {
  readonly key: Key;
  readonly title: string;
  /** What the map of entries holds, for editors. */
  readonly description: string;
  readonly entry: Entry;
  /** Schema of an entry's name. @default lower-case words joined by hyphens, at most 48 characters */
  readonly entryName?: z.ZodType<string, string>;
  /** `required`: settings without the map are refused. @default "optional": no entries then */
  readonly presence?: "optional" | "required";
  /** What later layers may read of each entry. @default nothing */
  readonly outputs?: { readonly description: string; readonly fields: F };
  readonly names?: Names;
  /** @default every entry is created */
  readonly made?: (entry: z.output<Entry>) => boolean;
  /** What references may need of an entry. @default nothing */
  readonly can?: Readonly<Record<string, Capability>>;
  /** What roles of workloads may be granted of an entry: settings, references and policies follow. @default nothing */
  readonly grants?: Granted;
  /** Set where something is lost with an entry that goes. @default nothing is */
  readonly kept?: Kept;
  /** Set where an account or a region has room for one entry. @default for as many as one likes */
  readonly sole?: Sole;
  /** Faults of one entry; paths are inside the entry. @default none */
  readonly check?: (context: EntryContext<z.output<Entry>>) => readonly SettingsProblem[];
}

/** The outputs of an entry by name; none where nothing is published. */
type FieldOf<F extends Fields> = [F] extends [never] ? never : keyof F & string;

/** The entries of a kind in the layer's contract; nothing where no fields are published. */
type PublishedEntries<Key extends string, F extends Fields> = [F] extends [never]
  ? Readonly<Record<never, never>>
  : { readonly [P in SnakeCase<Key>]: Entries<F> };

/** `fileSystems` as Terraform names it: `file_systems`. */
export type SnakeCase<Word extends string> = Word extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : "";

/** Declares a kind of named entries, such as `caches`. */
export function defineKind<
  const Key extends string,
  Entry extends z.ZodType,
  const F extends Fields = never,
  const Names extends NameTemplates<z.output<Entry>> = Readonly<Record<never, never>>,
  const Granted extends Grants<FieldOf<F>> | undefined = undefined,
>(
  declaration: EntriesDeclaration<Key, Entry, F, Names, Granted>,
): Kind<
  Key,
  { readonly [P in Key]: z.ZodDefault<z.ZodRecord<z.ZodString, Entry>> },
  PublishedEntries<Key, F>,
  Names,
  "entries",
  Granted
> {
  const { key, title, description, entry, outputs, names, made = () => true, can = {}, check } = declaration;
  const { presence = "optional", entryName: name = entryName } = declaration;
  const map = z.record(name as z.ZodString, entry);
  const schema = (presence === "required" ? map : map.default({})).describe(description);
  return {
    key,
    title,
    description,
    form: "entries",
    settings: { [key]: schema } as never,
    outputs: (outputs === undefined
      ? {}
      : { [snakeCase(key)]: entries(outputs.description, key, outputs.fields) }) as never,
    names: (names ?? {}) as Names,
    made,
    can,
    grants: declaration.grants as Granted,
    kept: declaration.kept,
    sole: declaration.sole,
    check: (context) => {
      const all = entriesAt<z.output<Entry>>(context.layer, key);
      return Object.entries(all).flatMap(([name, entry]) => {
        const problems = check?.({ ...context, name, entry, entries: all }) ?? [];
        return problems.map((problem) => ({ ...problem, path: [key, name, ...problem.path] }));
      });
    },
  };
}

/** The declaration of what an environment has once, such as the VPC. */
export interface SingleDeclaration<
  Key extends string,
  Shape extends z.ZodRawShape,
  Outputs extends ContractOutputs,
  Names extends NameTemplates<z.output<z.ZodObject<Shape>>>,
> {
  /** What the code calls it. */
  readonly key: Key;
  readonly title: string;
  /** What it is, in a phrase. */
  readonly description: string;
  /** Its keys in the layer's settings. */
  readonly settings: Shape;
  /** What later layers may read of it. @default nothing */
  readonly outputs?: Outputs;
  readonly names?: Names;
  /** Whether it is created, so that it claims its names. @default always */
  readonly made?: (settings: z.output<z.ZodObject<Shape>>) => boolean;
  /** Its faults; paths are inside the layer's settings. @default none */
  readonly check?: (context: SingleContext<z.output<z.ZodObject<Shape>>>) => readonly SettingsProblem[];
}

/** What the rules of something that an environment has once may look at. */
export interface SingleContext<Settings> extends KindContext {
  /** Its own settings, among others of the layer. */
  readonly own: Settings;
}

/** Declares what an environment has once: a kind with one entry, whose settings are keys of the layer. */
export function defineSingle<
  const Key extends string,
  Shape extends z.ZodRawShape,
  const Outputs extends ContractOutputs = Readonly<Record<never, never>>,
  const Names extends NameTemplates<z.output<z.ZodObject<Shape>>> = Readonly<Record<never, never>>,
>(
  declaration: SingleDeclaration<Key, Shape, Outputs, Names>,
): Kind<Key, Shape, Outputs, Names, "single", undefined> {
  const { key, title, description, settings, outputs, names, made = () => true, check } = declaration;
  return {
    key,
    title,
    description,
    form: "single",
    settings,
    outputs: (outputs ?? {}) as Outputs,
    names: (names ?? {}) as Names,
    made,
    can: {},
    grants: undefined,
    kept: undefined,
    sole: undefined,
    check: (context) => check?.({ ...context, own: context.layer as z.output<z.ZodObject<Shape>> }) ?? [],
  };
}

/** The entries of a kind in validated settings of its layer. */
export function entriesAt<Entry>(layer: unknown, key: string): Readonly<Record<string, Entry>> {
  return (own(layer as Readonly<Record<string, unknown>>, key) ?? {}) as Readonly<Record<string, Entry>>;
}
