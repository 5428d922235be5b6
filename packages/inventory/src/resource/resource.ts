import type { PolicyDocument } from "@strata/iam";
import { asList, type Block, isBlock, stepsOf, valueAt } from "../block-path";
import { hasExpression } from "../expression/template-text";
import { UnresolvedReference } from "./unresolved-reference";

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

/** A value of a plan that is known only after apply. */
export class UnknownValue {
  readonly kind = "unknown";
  constructor(
    /** What the configuration makes it of. */
    readonly references: readonly AttributeOf[],
  ) {}
}

/** What an expression comes to. */
export type Resolved =
  | AttributeOf
  | TextAround
  | FunctionOf
  | VariableOf
  | UnknownValue
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Resolved[]
  | { readonly [key: string]: Resolved };

/** Follows the expressions that a resource's values hold. */
export interface Resolver {
  /** @throws {UnresolvedReference} when the value refers to something that no unit declares */
  resolve(value: unknown, layer: string): Resolved;
  /** @throws {Error} when the value is no policy document */
  policyOf(value: unknown, layer: string): PolicyDocument;
}

/** Where a block stands. */
export interface ResourcePlace {
  readonly layer: string;
  readonly mode: "resource" | "data" | "setup";
  readonly type: string;
  readonly name: string;
}

/** One resource or data source of a unit. Reads nothing of its block until it is asked. */
export class Resource {
  readonly layer: string;
  /** `setup`: a block of the unit itself, such as its backend or a provider. */
  readonly mode: "resource" | "data" | "setup";
  readonly type: string;
  readonly name: string;

  constructor(
    place: ResourcePlace,
    /** The block as written. */
    readonly values: Block,
    private readonly resolver: Resolver,
  ) {
    this.layer = place.layer;
    this.mode = place.mode;
    this.type = place.type;
    this.name = place.name;
  }

  /** Terraform address, for example `aws_vpc.main` or `data.aws_ami.node`. */
  get address(): string {
    return `${this.mode === "data" ? "data." : ""}${this.type}.${this.name}`;
  }

  /** Path of the construct that emitted it, stack name first; undefined in a plan. */
  get constructPath(): string | undefined {
    const path = valueAt(this.values, ["//", "metadata", "path"]);
    return typeof path === "string" ? path : undefined;
  }

  /** The value at a path such as `vpc_config.subnet_ids` or `tags["a.b/c"]`, as written; undefined where absent. */
  get(path: string): unknown {
    return valueAt(this.values, stepsOf(path));
  }

  /** Whether the configuration gives a value at a path, known or not. Empty text and an empty list are none. */
  has(path: string): boolean {
    return isGiven(this.get(path));
  }

  /** Whether the value at a path is made of others, and not written out. */
  isReference(path: string): boolean {
    return hasExpression(this.get(path));
  }

  /** The blocks or values at a path as a list: empty where absent, of one where CDKTF emitted an object. */
  list(path: string): readonly unknown[] {
    return asList(this.get(path));
  }

  /** The nested blocks at a path. */
  blocks(path: string): readonly Block[] {
    return this.list(path).filter(isBlock);
  }

  /** What the value at a path comes to, across layers. */
  resolve(path: string): Resolved {
    return this.resolver.resolve(this.get(path), this.layer);
  }

  /**
   * What the value at a path comes to when it is applied.
   * @throws {ValueWithheld} when a plan does not give it
   */
  value(path: string): Resolved {
    return this.resolve(path);
  }

  /** The resources that a path refers to, across layers; none where the reference leads nowhere. */
  references(path: string): readonly Resource[] {
    try {
      return attributesIn(this.resolve(path)).map(({ resource }) => resource);
    } catch (error) {
      if (error instanceof UnresolvedReference) return [];
      throw error;
    }
  }

  /** What a value of this resource comes to, for values inside lists and documents. */
  resolveValue(value: unknown): Resolved {
    return this.resolver.resolve(value, this.layer);
  }

  /** The IAM policy in a value of this resource, for policies inside lists. */
  policyOf(value: unknown): PolicyDocument {
    return this.resolver.policyOf(value, this.layer);
  }

  /** The IAM policy at a path. */
  policy(path: string): PolicyDocument {
    return this.resolver.policyOf(this.get(path), this.layer);
  }
}

/** Whether a value is one: not null, and neither empty text nor an empty list. */
export function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}

/** Every attribute inside a resolved value: in lists, objects, text and arguments. */
export function attributesIn(value: Resolved): readonly AttributeOf[] {
  if (value instanceof AttributeOf) return [value];
  if (value instanceof TextAround) return value.parts.flatMap(attributesIn);
  if (value instanceof FunctionOf) return value.args.flatMap(attributesIn);
  if (value instanceof VariableOf) return [];
  if (value instanceof UnknownValue) return value.references;
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(attributesIn);
  return [];
}
