import { describe, expect, it } from "vitest";
import { SimulatedCloud } from "../../simulated-cloud.fixture";
import { LIMITS } from "../limits";
import { COMPUTE } from "../limits/cases/compute.fixture";
import { DATABASES } from "../limits/cases/databases.fixture";
import { EDGE } from "../limits/cases/edge.fixture";
import { MONITORING } from "../limits/cases/monitoring.fixture";
import { STORAGE } from "../limits/cases/storage.fixture";

const CASES = [...COMPUTE, ...DATABASES, ...EDGE, ...MONITORING, ...STORAGE];

describe("what a service takes of values", () => {
  it("has a case for each type with limits", () => {
    expect(CASES.map(({ type }) => type).sort()).toEqual(Object.keys(LIMITS).sort());
  });

  it.each(CASES)("is taken: $type", ({ type, good }) => {
    expect((LIMITS[type] ?? []).flatMap(({ fault }) => fault(good) ?? [])).toEqual([]);
  });

  it.each(
    CASES.flatMap(({ type, good, bad }) =>
      bad.map(([changes, message]) => ({ type, message, values: { ...good, ...changes } })),
    ),
  )("is refused: $type, $message", async ({ type, values, message }) => {
    await expect(SimulatedCloud.of(type).create(type, values)).rejects.toThrow(
      `creating ${type}: api error ${message}`,
    );
  });
});
