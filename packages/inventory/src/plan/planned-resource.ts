import type { PolicyDocument } from "@strata/iam";
import { type Block, stepsOf } from "../block-path";
import { parseExpression } from "../expression/parse";
import type { Step } from "../expression/syntax";
import {
  type AttributeOf,
  attributesIn,
  isGiven,
  type Resolved,
  type Resolver,
  Resource,
  type ResourcePlace,
  UnknownValue,
} from "../resource/resource";
import { UnresolvedReference } from "../resource/unresolved-reference";
import { type Expressions, expressionsAt, isConfigured, referencesIn, sourceOf } from "./configured";
import { guarded, isPartial, plannedAt, ValueWithheld, Withheld } from "./withheld";

/**
 * A resource as it is planned. Whoever asks for a value that the plan does not give gets a {@link ValueWithheld}; what
 * the configuration refers to is known all the same.
 */
export class PlannedResource extends Resource {
  /**
   * @param planned the planned values, in which {@link Withheld} stands for what is not given
   * @param written its block in synthesized JSON, for what plans do not have
   */
  constructor(
    place: ResourcePlace,
    private readonly planned: Block,
    private readonly expressions: Expressions,
    private readonly reader: Resolver,
    written: Block | undefined,
  ) {
    super(place, written ?? {}, reader);
  }

  override get(path: string): unknown {
    return guarded(this.at(stepsOf(path)), path);
  }

  override has(path: string): boolean {
    const value = this.at(stepsOf(path));
    if (value instanceof Withheld && value.reason === "absent") throw new ValueWithheld("absent", path);
    return value instanceof Withheld ? value.isConfigured : isGiven(value);
  }

  override isReference(path: string): boolean {
    const steps = stepsOf(path);
    const value = this.at(steps);
    // What is written out is never unknown, so that it calls a function such as uuid().
    if (value instanceof Withheld && value.reason === "unknown") return value.isConfigured;
    return referencesIn(this.expressionsAt(steps)).length > 0;
  }

  override value(path: string): Resolved {
    return this.get(path) as Resolved;
  }

  override resolve(path: string): Resolved {
    const steps = stepsOf(path);
    const value = this.at(steps);
    if (!isPartial(value)) return value as Resolved;
    try {
      return this.written(steps);
    } catch (error) {
      if (error instanceof UnresolvedReference) return new UnknownValue([]);
      throw error;
    }
  }

  override resolveValue(value: unknown): Resolved {
    return value as Resolved;
  }

  /** @throws {ValueWithheld} when the policy is unknown and not written in JSON, so that no statement of it is known */
  override policy(path: string): PolicyDocument {
    const steps = stepsOf(path);
    const value = this.at(steps);
    const source = sourceOf(this.expressionsAt(steps));
    if (value instanceof Withheld && source !== undefined) return this.reader.policyOf(source, this.layer);
    // A planned text is final: what looks like an expression in it is a variable of IAM.
    const text = guarded(value, path);
    return this.reader.policyOf(
      typeof text === "string" ? text.replace(/([$%])\{/g, "$1$1{") : text,
      this.layer,
    );
  }

  /** @throws {ValueWithheld} when a reference leads out of the plan */
  override references(path: string): readonly Resource[] {
    const steps = stepsOf(path);
    try {
      return attributesIn(this.written(steps)).map(({ resource }) => resource);
    } catch (error) {
      if (error instanceof UnresolvedReference) throw new ValueWithheld("outside", path);
      throw error;
    }
  }

  /** What the configuration says at a path, followed as far as it goes. */
  private written(steps: readonly Step[]): Resolved {
    const expressions = this.expressionsAt(steps);
    const source = sourceOf(expressions);
    if (source !== undefined) return this.reader.resolve(source, this.layer);
    const found = referencesIn(expressions).flatMap((reference) => this.attributesOf(reference));
    return new UnknownValue(found);
  }

  /** A plan lists `aws_vpc.main.id` and `aws_vpc.main` both; the first says more. */
  private attributesOf(reference: string): readonly AttributeOf[] {
    const path = parseExpression(reference);
    if (path.kind !== "path") return [];
    const isAttribute = path.steps.length >= (path.root === "data" ? 3 : 2);
    if (!isAttribute && !["local", "var"].includes(path.root)) return [];
    return attributesIn(this.reader.resolve(`\${${reference}}`, this.layer));
  }

  private at(steps: readonly Step[]): unknown {
    return plannedAt(this.planned, steps);
  }

  private expressionsAt(steps: readonly Step[]): Expressions {
    const at = steps.reduce<Expressions>(expressionsAt, this.expressions);
    return isConfigured(at) ? at : [];
  }
}
