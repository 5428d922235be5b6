import { describe, expect, it } from "vitest";
import { faults } from "../shop.fixture";

const NO_BUCKETS = { data: {} };
const ZONE = { domain: "example.com" };
const CHECKED = { ...ZONE, healthChecks: { site: {} } };
const TEAM = { team: { protocol: "email", endpoint: "team@shop.example" } } as const;

describe("alarms of global services", () => {
  it("have a receiver where a health check raises them", () => {
    expect(faults(CHECKED, NO_BUCKETS)).toEqual([
      'alarms.subscribers: expected a receiver at least, since the alarm of healthChecks.site publishes to a topic that otherwise tells nobody, got none; add one such as team: { protocol: email, endpoint: "team@example.com" }',
    ]);
    expect(faults({ ...CHECKED, alarms: { subscribers: TEAM } }, NO_BUCKETS)).toEqual([]);
  });

  it("need none where nothing raises them", () => {
    expect(faults(ZONE, NO_BUCKETS)).toEqual([]);
  });
});
