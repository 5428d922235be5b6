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
}

const NONE: Uses = { given: 0, left: 0 };

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

  /**
   * Arguments that one of the two units gives and the other does not, although Terraform keeps their value: those that
   * are optional and computed, nested ones and blocks too, each as `<type> <path>`. What has a default in the provider
   * goes back to it, and what is made anew has nothing to keep.
   */
  keptIn(after: unknown): readonly string[] {
    const found = blocksOf(after).flatMap(({ address, schema: type, body }) => {
      const [before, schema] = [this.bodies.get(address), this.schemas[type]];
      if (before === undefined || schema === undefined || /^(data|provider)\./.test(type)) return [];
      const now = body as Arguments;
      return isReplaced(type, before, now) ? [] : keptBetween(type, schema, before, now);
    });
    return [...new Set(found)].sort();
  }
}

function keptBetween(type: string, schema: Body, before: Arguments, after: Arguments): readonly string[] {
  const [old, now] = [new Map<string, Uses>(), new Map<string, Uses>()];
  const facts = factsOf(type);
  countUses({ body: before, schema, facts, path: [] }, old);
  countUses({ body: after, schema, facts, path: [] }, now);
  return [...old.keys()]
    .filter((path) => {
      const [one, other] = [old.get(path) ?? NONE, now.get(path) ?? NONE];
      return (other.given - one.given) * (other.left - one.left) < 0;
    })
    .map((path) => `${type} ${path}`);
}

interface Place {
  readonly body: Arguments;
  readonly schema: Body;
  readonly facts: TypeFacts;
  readonly path: readonly string[];
}

/** Counts, below a block, how the arguments are used whose value the provider keeps. */
function countUses({ body, schema, facts, path }: Place, uses: Map<string, Uses>): void {
  const count = (name: string, isUsed: boolean): void => {
    const at = [...path, name].join(".");
    if (facts.defaults?.[at] !== undefined) return;
    const { given, left } = uses.get(at) ?? NONE;
    uses.set(at, isUsed ? { given: given + 1, left } : { given, left: left + 1 });
  };
  for (const [name, { use }] of Object.entries(schema.attributes)) {
    if (use === "defaulted") count(name, isGiven(body[name]));
  }
  for (const [name, block] of Object.entries(schema.blocks)) {
    const elements = [body[name] ?? []].flat() as readonly unknown[];
    const below = [...path, name];
    if (facts.filledBlocks?.includes(below.join("."))) count(name, elements.length > 0);
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
