import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Body, blocksOf, type ProviderSchemas, providerSchemas, typesIn } from "@strata/provider-schema";
import type { TypeFacts } from "../../../packages/sandbox/src/provider/facts/type-facts";
import {
  HELM_RELEASE_FACTS,
  kubernetesFacts,
} from "../../../packages/sandbox/src/provider/kubernetes/kubernetes-facts";
import { ROOT, SCHEMA_CACHE } from "../repository.fixture";

/** Arguments as Terraform's JSON has them. */
type Arguments = Readonly<Record<string, unknown>>;

/** How often a block gives an argument, and how often it does not: a block may stand several times. */
interface Uses {
  readonly given: number;
  readonly left: number;
  /** Whether Terraform keeps the value where it is not given, by the schema. */
  readonly isKept: boolean;
}

/** An argument or a block that one form of a resource gives and another one does not. */
export interface LeftOut {
  /** Type and path. */
  readonly argument: string;
  /**
   * Whether Terraform keeps the value, by the schema: it is optional and computed, or a block that the provider fills
   * in, and has no default that it would go back to.
   */
  readonly isKept: boolean;
  /** The resource with it, and without it. */
  readonly given: Arguments;
  readonly left: Arguments;
}

/** What the real AWS provider has answered: defaults, replacement, and blocks that it fills in. */
const RECORDED = JSON.parse(
  readFileSync(join(ROOT, "packages/sandbox/src/provider/facts/aws.json"), "utf8"),
) as Readonly<Record<string, TypeFacts>>;

function factsOf(type: string): TypeFacts {
  if (type === "helm_release") return HELM_RELEASE_FACTS;
  return type.startsWith("kubernetes_") ? kubernetesFacts(type) : (RECORDED[type] ?? {});
}

/** The resources of one unit, to be compared with what the same unit is with other settings. */
export class UnitBefore {
  private readonly bodies: ReadonlyMap<string, Arguments>;
  private readonly schemas: ProviderSchemas;

  constructor(json: unknown) {
    this.bodies = new Map(blocksOf(json).map(({ address, body }) => [address, body as Arguments]));
    this.schemas = providerSchemas({ types: typesIn(json), from: __dirname, cache: SCHEMA_CACHE });
  }

  /** What one of the two units gives of a resource and the other does not; what is made anew has nothing to keep. */
  leftOutIn(after: unknown): readonly LeftOut[] {
    return blocksOf(after).flatMap(({ address, schema: type, body }) => {
      const [before, schema] = [this.bodies.get(address), this.schemas[type]];
      if (before === undefined || schema === undefined || /^(data|provider)\./.test(type)) return [];
      const now = body as Arguments;
      return isReplaced(type, before, now) ? [] : leftOutOf(type, schema, before, now);
    });
  }
}

function leftOutOf(type: string, schema: Body, one: Arguments, other: Arguments): readonly LeftOut[] {
  const [first, second] = [one, other].map((body) => {
    const uses = new Map<string, Uses>();
    countUses({ body, schema, facts: factsOf(type), path: [] }, uses);
    return uses;
  });
  return [...(first ?? [])].flatMap(([path, was]) => {
    const is = second?.get(path);
    if (is === undefined || (is.given - was.given) * (is.left - was.left) >= 0) return [];
    const [given, left] = was.given > is.given ? [one, other] : [other, one];
    return [{ argument: `${type} ${path}`, isKept: was.isKept, given, left }];
  });
}

interface Place {
  readonly body: Arguments;
  readonly schema: Body;
  readonly facts: TypeFacts;
  readonly path: readonly string[];
}

/** Counts, at and below a block, how what may be given is used. */
function countUses({ body, schema, facts, path }: Place, uses: Map<string, Uses>): void {
  const count = (name: string, isUsed: boolean, isKept: boolean): void => {
    const at = [...path, name].join(".");
    const { given, left } = uses.get(at) ?? { given: 0, left: 0 };
    const use = isUsed ? { given: given + 1, left } : { given, left: left + 1 };
    uses.set(at, { ...use, isKept: isKept && facts.defaults?.[at] === undefined });
  };
  for (const [name, { use }] of Object.entries(schema.attributes)) {
    if (use !== "computed") count(name, isGiven(body[name]), use === "defaulted");
  }
  for (const [name, block] of Object.entries(schema.blocks)) {
    const elements = [body[name] ?? []].flat() as readonly unknown[];
    const below = [...path, name];
    count(name, elements.length > 0, facts.filledBlocks?.includes(below.join(".")) ?? false);
    for (const element of elements) {
      if (typeof element === "object")
        countUses({ body: element as Arguments, schema: block, facts, path: below }, uses);
    }
  }
}

/** Whether the change of another argument makes the resource anew. */
function isReplaced(type: string, before: Arguments, after: Arguments): boolean {
  return (factsOf(type).replace ?? []).some((path) => {
    const [old, now] = [before, after].map((body) => valueIn(body, path.split(".")));
    return isGiven(old) && isGiven(now) && JSON.stringify(old) !== JSON.stringify(now);
  });
}

/** The value at a path, through the first of several blocks. */
function valueIn(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => ([value].flat()[0] as Arguments | undefined)?.[name], body);
}

/** Terraform takes null for nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
