import { fromSynth } from "@strata/inventory";
import { evaluate, RULES } from "@strata/policy";
import { describe, expect, it } from "vitest";
import type { SynthesizedUnit } from "../../synthesize";
import { everyEnvironment } from "../repository.fixture";
import { everyUnit } from "./every-unit.fixture";

type Named = Readonly<Record<string, { readonly depends_on?: readonly string[] }>>;

/** The layers in AWS. What the objects of a cluster wait for is said by settings (`after`) and by charts. */
const LAYERS = ["audit", "network", "cluster", "data", "edge"];

/** Waits that no rule asks for, with why they are there. */
const UNASKED: Readonly<Record<string, string>> = {
  // One node group is enough for it to become active; it waits for all, so that no group is made while it restarts.
  aws_eks_addon: "aws_eks_node_group",
};

/** One wait of one resource. */
interface Wait {
  readonly layer: string;
  readonly type: string;
  readonly name: string;
  readonly awaited: string;
}

function waitsOf({ layer, json }: SynthesizedUnit): readonly Wait[] {
  const { resource = {} } = json as { readonly resource?: Readonly<Record<string, Named>> };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, { depends_on = [] }]) =>
      depends_on.map((awaited) => ({ layer, type, name, awaited })),
    ),
  );
}

/** The unit in which the resource does not wait. */
function without(unit: SynthesizedUnit, { layer, type, name, awaited }: Wait): SynthesizedUnit {
  if (unit.layer !== layer) return unit;
  const json = structuredClone(unit.json) as {
    resource: Record<string, Record<string, { depends_on: string[] }>>;
  };
  const waiting = json.resource[type]?.[name];
  if (waiting !== undefined) waiting.depends_on = waiting.depends_on.filter((one) => one !== awaited);
  return { ...unit, json };
}

describe("each wait that only depends_on says", () => {
  it.each(everyEnvironment().map(({ id }) => id))("is asked for by a rule in %s", async (id) => {
    const units = await Promise.all(
      everyUnit()
        .filter(({ stack, layer }) => stack === `${id}-${layer}`)
        .map(({ synthesize }) => synthesize()),
    );
    const waits = units.filter(({ layer }) => LAYERS.includes(layer)).flatMap(waitsOf);

    const unnoticed = waits.filter((wait) => {
      const rules = RULES.filter(({ type }) => type === wait.type);
      const found = evaluate(fromSynth(units.map((unit) => without(unit, wait))), {
        posture: "standard",
        rules,
      });
      return !found.some(({ address }) => address === `${wait.type}.${wait.name}`);
    });

    expect(waits.length).toBeGreaterThan(10);
    expect(unnoticed.filter(({ type, awaited }) => UNASKED[type] !== awaited.split(".")[0])).toEqual([]);
  });
});
