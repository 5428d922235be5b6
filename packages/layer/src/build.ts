import type { Consumed, Contract, EntryOf, Fields, Published } from "@strata/contract";
import type { Kind, Layer, NameTemplates, SettingsOf, SpelledNames } from "@strata/kind";
import type { TerraformProvider, TerraformStack } from "cdktf";
import type { z } from "zod";
import type { LookUpProps } from "./layer-stack";
import type { UnitEnvironment } from "./unit";

/** Earlier layers that a layer reads, by name. */
export type Upstreams = Readonly<Record<string, { readonly contract: Contract }>>;

/** What one kind of a layer is built with. */
export interface BuildContext<L extends Layer, Up extends Upstreams, K extends Kind> {
  /** The stack, under which the kind creates a scope of its own. */
  readonly scope: TerraformStack;
  readonly environment: UnitEnvironment;
  /**
   * The kind's own settings: its entries by name, or the keys of what an environment has once. References to outputs
   * are resolved, other text is literal.
   */
  readonly settings: OwnSettings<K>;
  /** Settings of the whole layer, for kinds that look at others. */
  readonly layer: SettingsOf<L>;
  /** What the resources of an entry are called; of what there is once, without an argument. */
  readonly names: (entry?: string) => NamesOf<K>;
  /** The outputs of an earlier layer. Only what is read must exist when the layer is planned. */
  readonly read: <Name extends keyof Up & string>(layer: Name) => Consumed<Up[Name]["contract"]>;
  /**
   * What an earlier kind of this layer was built to.
   * @throws {SynthError} when it has not been built yet: the kinds of a layer are built in the order of its index
   */
  readonly made: <Made>(build: Build<Made>) => Made;
  /** Reads something that exists in AWS already, in a form that can be planned with no account. */
  readonly lookUp: <F extends Fields>(props: LookUpProps<F>) => EntryOf<F>;
  /** The AWS provider of another region, as an alias. */
  readonly awsIn: (region: string) => TerraformProvider;
  /** Holds a provider to the version constraint that the environment has for it, if it has one. */
  readonly pinProvider: (name: string) => void;
}

/** How one kind is built: the kind, and what makes its resources. */
export interface Build<Made = unknown> {
  readonly kind: Kind;
  /** Creates the resources. What it returns has the kind's outputs, and what later kinds of the layer need besides. */
  readonly make: (context: never) => Made;
}

/** One build for each kind of a layer, by the kind's key: a kind without one does not compile. */
export type BuildsOf<L extends Layer> = {
  readonly [K in L["parts"][number] as K["key"]]: Build<MadeFor<K>>;
};

/** What a build returns at least: the outputs that later layers read. */
export type MadeFor<K extends Kind> =
  K extends Kind<string, z.ZodRawShape, infer Outputs, NameTemplates, infer Form>
    ? keyof Outputs extends never
      ? unknown
      : Form extends "entries"
        ? Published<Contract<Outputs>>[keyof Outputs]
        : Published<Contract<Outputs>>
    : never;

/** The settings of a kind as its build receives them. */
export type OwnSettings<K extends Kind> =
  K extends Kind<infer Key, infer Shape, infer _, NameTemplates, infer Form>
    ? Form extends "entries"
      ? Key extends keyof z.output<z.ZodObject<Shape>>
        ? z.output<z.ZodObject<Shape>>[Key]
        : never
      : z.output<z.ZodObject<Shape>>
    : never;

/** The names of one entry of a kind. */
export type NamesOf<K extends Kind> = SpelledNames<K["names"]>;

/** Declares how a kind is built, in the terms of one layer. See {@link builderFor}. */
export type Builder<L extends Layer, Up extends Upstreams> = <K extends Kind, Made extends MadeFor<K>>(
  kind: K,
  make: (context: BuildContext<L, Up, K>) => Made,
) => Build<Made>;

/**
 * What the `build.ts` of a layer's kinds are declared with.
 * @example export const build = builderFor<typeof data, { network: typeof network }>();
 */
export function builderFor<L extends Layer, Up extends Upstreams>(): Builder<L, Up> {
  return (kind, make) => ({ kind, make });
}
