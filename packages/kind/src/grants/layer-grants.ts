import { refersTo } from "@strata/config";
import { type EntryLookup, type Fields, snakeCase } from "@strata/contract";
import { own } from "@strata/values";
import { z } from "zod";
import type { Kind } from "../kind";
import type { Layer } from "../layer";
import type { GrantByUse, Grants } from "./declaration";
import { type GrantStatement, grantStatements } from "./statements";

/** The settings that grant entries of a layer, by the key of their kind. */
export type GrantShape<Kinds extends readonly Kind[]> = {
  readonly [K in Kinds[number] as K["grants"] extends Grants ? K["key"] : never]: GrantSchema<K["grants"]>;
};

type GrantSchema<G> = G extends { readonly uses: infer Uses }
  ? z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodEnum<{ [Use in keyof Uses & string]: Use }>>>
  : z.ZodDefault<z.ZodArray<z.ZodString>>;

/**
 * The settings that grant a role entries of a layer: a key for each of its kinds that declares grants, with references
 * to the entries.
 * @throws {Error} when the key of a kind's grants is an output that the layer does not have
 */
export function grantSettings<Kinds extends readonly Kind[]>(layer: Layer<Kinds>): GrantShape<Kinds> {
  return Object.fromEntries(
    grantedKinds(layer).map(({ key, grants }) => [key, schemaOf(`${layer.name}.${key}`, grants)]),
  ) as never;
}

/** Where a role's grants are read from. */
export interface LayerGrantSource {
  /** Region of the role. */
  readonly region: string;
  /** What a consumer reads of the layer. Called only where something is granted. */
  readonly outputs: () => object;
}

/**
 * The inline policies that grant a role entries of a layer, by their names.
 * @param granted validated settings of {@link grantSettings}, or a part of them; other keys are left out
 */
export function grantPolicies(
  layer: Layer,
  granted: object,
  { region, outputs }: LayerGrantSource,
): Readonly<Record<string, readonly GrantStatement[]>> {
  const settings = granted as Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;
  const policies = grantedKinds(layer).map(({ key, grants }) => {
    const statements = grantStatements(grants, own(settings, key) ?? [], {
      region,
      ofEntry: (name, field) => {
        const entries = outputAt(outputs(), snakeCase(key)) as EntryLookup<Fields>;
        return outputAt(entries.entry(name), field) as string;
      },
      ofLayer: (output) => outputAt(outputs(), output) as string,
    });
    return [policyName(key), statements] as const;
  });
  return Object.fromEntries(policies.filter(([, statements]) => statements.length > 0));
}

/** Name of the inline policy that a setting becomes, from the setting's key: `secretsUnder` is `secrets-under`. */
export function policyName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

interface GrantedKind {
  readonly key: string;
  readonly grants: Grants;
}

function grantedKinds({ name, parts, contract }: Layer): readonly GrantedKind[] {
  return parts.flatMap(({ key, grants }) => {
    if (grants === undefined) return [];
    if (grants.key !== undefined && "layerOutput" in grants.key) {
      const { layerOutput } = grants.key;
      if (!Object.hasOwn(contract.outputs, layerOutput))
        throw new Error(
          `${name}.${key}: its grants use the key ${layerOutput}, which is no output of ${name}`,
        );
    }
    return [{ key, grants }];
  });
}

function schemaOf(of: string, grants: Grants): z.ZodType {
  const { description, needs = [] } = grants;
  const entry = refersTo(of, { needs });
  return "use" in grants
    ? z.array(entry).default([]).describe(`${description}, by name`)
    : z
        .record(entry, z.enum(Object.keys(grants.uses)))
        .default({})
        .describe(describedUses(grants));
}

/** `Buckets of the data layer, by name. read: gets objects; …`. */
function describedUses({ description, uses }: GrantByUse): string {
  const each = Object.entries(uses).map(([use, { description: what }]) => `${use}: ${what}`);
  return `${description}, by name. ${each.join("; ")}`;
}

function outputAt(outputs: object, name: string): unknown {
  return own(outputs as Readonly<Record<string, unknown>>, name);
}
