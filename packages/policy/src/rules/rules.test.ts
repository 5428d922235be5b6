import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fromSynth } from "@strata/inventory";
import { describe, expect, it } from "vitest";
import { evaluate } from "../evaluate";
import { changed, exampleUnits, layerOf } from "../examples.fixture";
import type { ServiceRules } from "../rule";
import { RULES, SERVICES } from ".";

const production = { posture: "production" } as const;
const each = Object.values(SERVICES).flatMap((service) =>
  service.rules.map((rule) => ({ id: rule.id, rule, service })),
);

describe("rules", () => {
  it("find nothing in the examples", () => {
    expect(evaluate(fromSynth(exampleUnits()), production)).toEqual([]);
  });

  it("each have an id of their own", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("each name a reason and a source", () => {
    expect(RULES.filter(({ reason, source }) => reason === "" || source.length === 0)).toEqual([]);
  });

  it("are listed, whichever file they stand in", async () => {
    const files = readdirSync(__dirname).filter(
      (file) => file.endsWith(".ts") && !/^(index|services|.*\.test)\.ts$/.test(file),
    );
    const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ join(__dirname, file))));
    const services = modules.flatMap((module: object) => Object.values(module).filter(isServiceRules));

    expect(services.length).toBeGreaterThan(20);
    expect(services.filter((service) => !Object.values(SERVICES).includes(service))).toEqual([]);
  });

  it.each(each)("$id notices its fault", ({ id, rule, service }) => {
    const found = evaluate(fromSynth(changed(service, rule.fault)), { ...production, rules: [rule] });
    const { found: layer = layerOf(service.example, rule.fault) } = rule.fault;

    expect(found.map((finding) => [finding.rule, finding.layer, finding.verdict])).toContainEqual([
      id,
      layer,
      "unmet",
    ]);
    for (const { message } of found) expect(message).toMatch(/^expected .+, got ./);
  });

  it("of level P are asked of production only", () => {
    const { kms } = SERVICES;
    const fault = { at: "aws_kms_key/logs/deletion_window_in_days", to: 7 };
    const units = changed(kms as ServiceRules, fault);
    const rulesOf = (posture: "production" | "standard"): readonly string[] =>
      evaluate(fromSynth(units), { posture }).map(({ rule }) => rule);

    expect(rulesOf("production")).toEqual(["kms-key-deletion-window"]);
    expect(rulesOf("standard")).toEqual([]);
  });
});

function isServiceRules(value: unknown): value is ServiceRules {
  return typeof value === "object" && value !== null && "rules" in value;
}
