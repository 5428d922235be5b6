import type { Resource } from "./resource";

/** A value that only AWS knows: an attribute of a resource or data source of some layer. */
export class AttributeOf {
  readonly kind = "attribute";
  constructor(
    /** The layer whose unit holds the resource: the producer, where the reference crossed layers. */
    readonly layer: string,
    /** Terraform type; of a data source with its prefix, for example `data.aws_route53_zone`. */
    readonly type: string,
    readonly name: string,
    /** Path of the attribute, for example `id` or `identity.0.oidc.0.issuer`; empty for the resource itself. */
    readonly attribute: string,
    readonly resource: Resource,
  ) {}
}

/** Text around references, for example `${aws_s3_bucket.assets.arn}/*`. */
export class TextAround {
  readonly kind = "text";
  constructor(readonly parts: readonly Resolved[]) {}
}

/** A Terraform function of values, for example `replace(issuer, "https://", "")`. */
export class FunctionOf {
  readonly kind = "function";
  constructor(
    readonly name: string,
    readonly args: readonly Resolved[],
  ) {}
}

/** A variable without a default: its value is given when Terraform runs. */
export class VariableOf {
  readonly kind = "variable";
  constructor(
    readonly layer: string,
    readonly name: string,
  ) {}
}

/** What an expression comes to. */
export type Resolved =
  | AttributeOf
  | TextAround
  | FunctionOf
  | VariableOf
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Resolved[]
  | { readonly [key: string]: Resolved };

/** A reference that leads nowhere: the JSON would fail in Terraform, or reads a unit that is not there. */
export class UnresolvedReference extends Error {
  override readonly name = "UnresolvedReference";
}

/** Every attribute inside a resolved value: in lists, objects, text and arguments. */
export function attributesIn(value: Resolved): readonly AttributeOf[] {
  if (value instanceof AttributeOf) return [value];
  if (value instanceof TextAround) return value.parts.flatMap(attributesIn);
  if (value instanceof FunctionOf) return value.args.flatMap(attributesIn);
  if (value instanceof VariableOf) return [];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(attributesIn);
  return [];
}

/** A resolved value in a line of text, for messages. */
export function describeResolved(value: Resolved): string {
  if (value instanceof AttributeOf) {
    const attribute = value.attribute === "" ? "" : `.${value.attribute}`;
    return `${value.type}.${value.name}${attribute} (${value.layer})`;
  }
  if (value instanceof TextAround) return value.parts.map(describePart).join("");
  if (value instanceof FunctionOf) return `${value.name}(${value.args.map(describeResolved).join(", ")})`;
  if (value instanceof VariableOf) return `var.${value.name} (${value.layer})`;
  if (Array.isArray(value)) return `[${value.map(describeResolved).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${key}: ${describeResolved(entry)}`);
    return `{ ${entries.join(", ")} }`;
  }
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function describePart(part: Resolved): string {
  return typeof part === "string" ? part : `\${${describeResolved(part)}}`;
}
