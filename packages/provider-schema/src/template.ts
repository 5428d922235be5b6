import type { SchemaName } from "./resource-schema";

/** One resource, data source or provider block of a `cdk.tf.json`. */
export interface TemplateBlock {
  /** As Terraform writes it: `aws_vpc.main`, `data.aws_region.current`, `provider.aws.us_east_1`. */
  readonly address: string;
  /** Name of its schema. */
  readonly schema: SchemaName;
  readonly body: unknown;
}

/** Arguments that Terraform itself takes in a block of each kind, whatever the provider says. */
export const META_ARGUMENTS = {
  resource: ["count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "connection"],
  data: ["count", "for_each", "depends_on", "lifecycle", "provider"],
  provider: ["alias", "version"],
} as const;

/** The names of the schemas that a template needs, each once, in the order of their first use. */
export function typesIn(template: unknown): readonly SchemaName[] {
  return [...new Set(blocksOf(template).map(({ schema }) => schema))];
}

/**
 * Every resource, data source and provider block of a parsed `cdk.tf.json`, in its order. What does not have the form
 * of Terraform's JSON yields nothing: Terraform itself says so better.
 */
export function blocksOf(template: unknown): readonly TemplateBlock[] {
  const root = objectOf(template);
  return [
    ...objectsOf(root.provider).flatMap((providers) => Object.entries(providers).flatMap(providerBlocks)),
    ...labelled(root.data, "data."),
    ...labelled(root.resource, ""),
  ];
}

/** The objects of a value that may be one object or a list of them, as JSON has it for blocks. */
export function objectsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function labelled(section: unknown, prefix: string): readonly TemplateBlock[] {
  return objectsOf(section).flatMap((types) =>
    Object.entries(types).flatMap(([type, named]) =>
      objectsOf(named).flatMap((names) =>
        Object.entries(names).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map((body: unknown) => ({
            address: `${prefix}${type}.${name}`,
            schema: `${prefix}${type}`,
            body,
          })),
        ),
      ),
    ),
  );
}

function providerBlocks([name, value]: readonly [string, unknown]): readonly TemplateBlock[] {
  return (Array.isArray(value) ? value : [value]).map((body: unknown) => {
    const { alias } = objectOf(body);
    const suffix = typeof alias === "string" ? `.${alias}` : "";
    return { address: `provider.${name}${suffix}`, schema: `provider.${name}`, body };
  });
}
