import { asList, type Block, isBlock, stepsOf, valueAt } from "../block-path";
import type { PolicyDocument } from "../policy-document/policy-document";

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

  /** What a value of this resource comes to, for values inside lists and documents. */
  resolveValue(value: unknown): Resolved {
    return this.resolver.resolve(value, this.layer);
  }

  /** The IAM policy at a path. */
  policy(path: string): PolicyDocument {
    return this.resolver.policyOf(this.get(path), this.layer);
  }
}
