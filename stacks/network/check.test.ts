import { describe, expect, it } from "vitest";
import { faults } from "./shop.fixture";

describe("config check", () => {
  it("accepts a small network", () => {
    expect(faults()).toEqual([]);
  });

  it("lists every fault at once", () => {
    const many = faults({
      zones: ["a", "d"],
      endpoints: { logs: { type: "interface", tier: "nowhere" } },
      alarms: { key: "nothing", subscribers: {} },
    });

    expect(many.map((line) => line.split(":")[0]).toSorted()).toEqual([
      "alarms.key",
      "alarms.subscribers",
      "endpoints.logs.tier",
      "zones",
    ]);
  });
});
