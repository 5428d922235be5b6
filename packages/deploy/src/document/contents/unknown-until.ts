import { pathsIn, UnreadExpression } from "@strata/inventory";
import { consumedOutputs, type OutputPath } from "../../consumed";
import { plannedOutputs } from "../../planning-copy";
import { partAt } from "../../planning-copy/partly-known";
import type { ConsumedValue, PlannedUnit } from "../../record";
import type { PlanJson } from "../../refinement";
import { hasTrue } from "../../refinement/value-differences";
import type { Step } from "../values";

type Json = Readonly<Record<string, unknown>>;

/** A value of an upstream layer that is not known yet. */
export type UnknownInput = Pick<ConsumedValue, "from" | "path">;

/** What a planned unit reads of other layers that nobody knows yet. */
export function unknownInputs(
  { consumed }: PlannedUnit,
  plans: Readonly<Record<string, PlanJson>>,
): readonly UnknownInput[] {
  return consumed.filter(({ from, path, source }) => {
    if (source.kind !== "planned") return source.kind === "unknown";
    const upstream = plans[from];
    return upstream !== undefined && hasTrue(path.reduce(partAt, plannedOutputs(upstream)).unknown);
  });
}

/** Says which upstream layers make a value of a unit known, from the expressions in the unit's JSON. */
export class UnknownUntil {
  private readonly unknown: ReadonlyMap<string, readonly OutputPath[]>;

  /**
   * @param open what the unit reads of other layers that nobody knows yet, see unknownInputs
   * @param unit the unit's JSON; undefined: nothing depends on anything
   */
  constructor(
    open: readonly UnknownInput[],
    private readonly unit: unknown,
  ) {
    const layers = [...new Set(open.map(({ from }) => from))];
    this.unknown = new Map(
      layers.map((layer) => [layer, open.filter(({ from }) => from === layer).map(({ path }) => path)]),
    );
  }

  /** Layers that make an attribute known that the unit gives; none: the apply of the resource itself. */
  ofResource(address: string, [attribute]: readonly Step[]): readonly string[] {
    const expression = this.resource(address)?.[String(attribute)];
    return this.layersOf(expression, new Set());
  }

  /** Layers that make an output known. */
  ofOutput(name: string): readonly string[] {
    return this.layersOf(memberOf(memberOf(this.unit, "output", name), "value"), new Set());
  }

  /** Whether the unit gives an attribute, so that nobody else computes it; undefined where nobody knows. */
  gives(address: string, attribute: string): boolean | undefined {
    const resource = this.resource(address);
    return resource === undefined ? undefined : resource[attribute] !== undefined;
  }

  private resource(address: string): Json | undefined {
    // A resource in a module is in no unit's own JSON.
    const [type, name] = address.replace(/\[.*$/s, "").split(".");
    const found = memberOf(this.unit, "resource", type ?? "", name ?? "");
    return isJson(found) ? found : undefined;
  }

  /** Layers on whose unknown outputs an expression depends, through locals, data sources and given attributes too. */
  private layersOf(expression: unknown, seen: Set<string>): readonly string[] {
    if (expression === undefined || this.unknown.size === 0) return [];
    const own = [...this.unknown].flatMap(([layer, paths]) => {
      const read = consumedOutputs({ expression }, layer);
      return read.some((one) => paths.some((other) => meet(one, other))) ? [layer] : [];
    });
    const further = this.referredTo(expression).flatMap(([key, next]) => {
      if (seen.has(key)) return [];
      seen.add(key);
      return this.layersOf(next, seen);
    });
    const found = new Set([...own, ...further]);
    return [...this.unknown.keys()].filter((layer) => found.has(layer));
  }

  /** What else an expression takes its value from in the unit, by a key. */
  private referredTo(expression: unknown): readonly (readonly [string, unknown])[] {
    return readIn(expression).flatMap(({ root, steps }): readonly (readonly [string, unknown])[] => {
      const [first = "", second = "", third] = steps.map(String);
      if (root === "local") {
        return this.unknown.has(first) ? [] : [[`local.${first}`, memberOf(this.unit, "locals", first)]];
      }
      if (root === "data") return [[`data.${first}.${second}`, memberOf(this.unit, "data", first, second)]];
      // Of another resource, what is given; what it computes is known after its own apply.
      const attribute = /^\d+$|^\*$/.test(second) ? third : second;
      return [
        [`${root}.${first}.${attribute}`, memberOf(this.unit, "resource", root, first, attribute ?? "")],
      ];
    });
  }
}

function readIn(expression: unknown): ReturnType<typeof pathsIn> {
  try {
    return pathsIn(expression);
  } catch (error) {
    if (error instanceof UnreadExpression) return [];
    throw error;
  }
}

/** Whether one path leads into the other. */
function meet(one: OutputPath, other: OutputPath): boolean {
  const shorter = Math.min(one.length, other.length);
  return one.slice(0, shorter).every((step, index) => step === other[index]);
}

function memberOf(value: unknown, ...steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (part, step) => (isJson(part) && Object.hasOwn(part, step) ? part[step] : undefined),
    value,
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
