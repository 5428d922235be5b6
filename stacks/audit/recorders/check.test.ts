import { expect, it } from "vitest";
import { faults } from "../shop.fixture";

const recorder = (settings: object) => faults({ recorders: { region: settings } });

it("a recorder's files do not expire before they move", () => {
  const bucket = { transition: { days: 90, storageClass: "GLACIER" } };

  expect(recorder({ bucket: { ...bucket, expireDays: 90 } })).toEqual([
    "recorders.region.bucket.expireDays: expected more than 90, the days after which files move to GLACIER, got 90",
  ]);
  expect(recorder({ bucket: { ...bucket, expireDays: 91 } })).toEqual([]);
});

it("a rule's parameters are as long as AWS Config takes", () => {
  const rule = (length: number) => ({
    rules: {
      keys: { identifier: "ACCESS_KEYS_ROTATED", parameters: { a: "x".repeat(length), b: "x".repeat(500) } },
    },
  });

  expect(recorder(rule(600))).toEqual([
    "recorders.region.rules.keys.parameters: expected at most 1024 characters as JSON, got 1115",
  ]);
  expect(recorder(rule(500))).toEqual([]);
});
