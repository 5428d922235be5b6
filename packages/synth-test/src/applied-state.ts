/** Attributes of a resource by name, as a state has them. */
export type Attributes = Readonly<Record<string, unknown>>;

/** A resource that an apply of a plan would leave, as far as the plan knows. */
interface PlannedResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider_name: string;
  readonly schema_version: number;
  /** Without what is known after apply only. */
  readonly values: Attributes;
}

/** A plan, as far as it is read here. Source: Terraform, "JSON Output Format", values representation. */
export interface PlannedJson {
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: { readonly resources?: readonly PlannedResource[] } };
}

interface AttributeSchema {
  readonly type?: unknown;
  readonly sensitive?: boolean;
}

type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

interface TypeSchema {
  readonly block: { readonly attributes?: AttributeSchemas };
}

/** Schemas of resource types, by provider. Source: Terraform, `terraform providers schema -json`. */
export interface SchemasJson {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas?: Readonly<Record<string, TypeSchema>> }>
  >;
}

/** Resource blocks by type and name, as `cdk.tf.json` has them. */
export type DeclaredResources = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** What has become of a resource in AWS since Terraform wrote it. */
export type Drifted = (type: string, attributes: Attributes) => Attributes;

/** A reference to an attribute of a resource, and nothing else of an expression. */
const REFERENCE = /\$\{(\w+)\.([\w-]+)\.(\w+)\}/g;

/**
 * The state that an apply of a plan would have written. What only AWS knows has a value of its type: a text that
 * nothing else has, 0, false, an empty list. What refers to it has the same.
 * @param declared the blocks that were planned
 * @param drifted what has become of each resource since
 */
export function appliedState(
  plan: PlannedJson,
  { provider_schemas }: SchemasJson,
  declared: DeclaredResources,
  drifted: Drifted = (_, attributes) => attributes,
): object {
  const resources = (plan.planned_values.root_module.resources ?? []).filter(
    ({ mode }) => mode === "managed",
  );
  const schemaOf = ({ provider_name, type }: PlannedResource): AttributeSchemas =>
    provider_schemas[provider_name]?.resource_schemas?.[type]?.block.attributes ?? {};
  const valueAt = (resource: PlannedResource, attribute: string): unknown => {
    const { type, name, values } = resource;
    if (Object.hasOwn(values, attribute)) return values[attribute];
    return (
      referred(declared[type]?.[name]?.[attribute]) ??
      made(schemaOf(resource)[attribute]?.type, attribute, `${type}.${name}`)
    );
  };
  const referred = (text: unknown): unknown => {
    if (Array.isArray(text)) return text.map(referred);
    if (typeof text !== "string") return undefined;
    const whole = text.replaceAll(REFERENCE, (all, type: string, name: string, attribute: string) => {
      const target = resources.find((one) => one.type === type && one.name === name);
      const value = target === undefined ? undefined : valueAt(target, attribute);
      return typeof value === "string" ? value : all;
    });
    return whole === text || whole.includes("${") ? undefined : whole;
  };
  return {
    version: 4,
    terraform_version: plan.terraform_version,
    serial: 1,
    lineage: "applied-state",
    outputs: {},
    resources: resources.map((resource) => {
      const { mode, type, name, provider_name, schema_version, values } = resource;
      const attributes = Object.fromEntries(
        [...new Set([...Object.keys(values), ...Object.keys(schemaOf(resource))])].map((attribute) => [
          attribute,
          valueAt(resource, attribute),
        ]),
      );
      return {
        mode,
        type,
        name,
        provider: `provider["${provider_name}"]`,
        instances: [
          {
            schema_version,
            attributes: drifted(type, attributes),
            sensitive_attributes: sensitivePaths(schemaOf(resource)),
          },
        ],
      };
    }),
  };
}

/** A state names them too: a plan takes a value that became sensitive for a changed one. */
function sensitivePaths(attributes: AttributeSchemas): readonly object[] {
  return Object.entries(attributes)
    .filter(([, { sensitive }]) => sensitive === true)
    .map(([value]) => [{ type: "get_attr", value }]);
}

/** A value of a type, in the notation of Terraform's schemas: `"string"`, `["list", "string"]`. */
function made(of: unknown, attribute: string, resource: string): unknown {
  if (of === "string") {
    const text = `${resource}.${attribute}`;
    return attribute.endsWith("arn") ? `arn:aws:made:eu-west-1:111122223333:${text}` : text;
  }
  if (of === "number") return 0;
  if (of === "bool") return false;
  if (!Array.isArray(of)) return null;
  const [kind, element] = of as [string, unknown];
  if (kind === "map") return {};
  if (kind === "object") {
    return Object.fromEntries(
      Object.entries(element as object).map(([name, type]) => [name, made(type, name, resource)]),
    );
  }
  // A block that AWS fills in, such as the secret of a password, is there once.
  return Array.isArray(element) && element[0] === "object" ? [made(element, attribute, resource)] : [];
}
