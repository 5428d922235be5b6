import { fromSynth, type SynthesizedUnit } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { RULES } from ".";
import type { Fault } from "./faults/fault.fixture";
import { faults } from "./faults.fixture";
import { sound } from "./sound.fixture";

const production = { posture: "production" } as const;

/** The sound environment with one value changed, or taken out where none is given. */
function changed({ layer, at, to }: Fault): readonly SynthesizedUnit[] {
  const units = sound();
  const unit = units.find((candidate) => candidate.layer === layer);
  const steps = at.split("/");
  const parent = steps.slice(0, -1).reduce<Record<string, unknown>>(
    (block, step) => {
      block[step] ??= {};
      return block[step] as Record<string, unknown>;
    },
    unit?.json as Record<string, unknown>,
  );
  const last = steps.at(-1) ?? "";
  if (to === undefined) delete parent[last];
  else parent[last] = to;
  return units;
}

describe("rules", () => {
  it("find nothing in a sound environment", () => {
    expect(evaluate(fromSynth(sound()), production)).toEqual([]);
  });

  it("each have an id of their own", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("each have a fault that turns them red, and no fault is of a rule that is gone", () => {
    expect(Object.keys(faults).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it("each name a reason and a source", () => {
    expect(RULES.filter(({ reason, source }) => reason === "" || source.length === 0)).toEqual([]);
  });

  it.each(Object.entries(faults))("%s turns red", (rule, fault) => {
    const found = evaluate(fromSynth(changed(fault)), production).filter((finding) => finding.rule === rule);
    expect(found.map(({ layer, verdict }) => [layer, verdict])).toContainEqual([
      fault.found ?? fault.layer,
      "unmet",
    ]);
    for (const { message } of found) expect(message).toMatch(/^expected .+, got ./);
  });

  it("of level P are asked of production only", () => {
    const units = changed({
      layer: "network",
      at: "resource/aws_kms_key/logs/deletion_window_in_days",
      to: 7,
    });
    const rulesOf = (posture: "production" | "standard"): readonly string[] =>
      evaluate(fromSynth(units), { posture }).map(({ rule }) => rule);
    expect(rulesOf("production")).toEqual(["kms-key-deletion-window"]);
    expect(rulesOf("standard")).toEqual([]);
  });
});
