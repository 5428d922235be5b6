import { describe, expect, it } from "vitest";
import { processRuns } from "./process-runs";

describe("processRuns", () => {
  it("knows this process, and none of the highest id", () => {
    expect([processRuns(process.pid), processRuns(2 ** 22 + 1)]).toEqual([true, false]);
  });
});
