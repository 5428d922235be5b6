import fc from "fast-check";
import { expect, it } from "vitest";
import { subnetAddress } from "./subnet-address";

it("gives addresses that AWS would give", () => {
  fc.assert(
    fc.property(fc.nat(), (number) => {
      const last = Number(subnetAddress("10.0.1.0/24", number).replace(/^10\.0\.1\./, ""));
      expect(last).toBeGreaterThanOrEqual(4);
      expect(last).toBeLessThanOrEqual(254);
    }),
  );
});

it("starts again behind the last one", () => {
  expect([0, 10, 11].map((number) => subnetAddress("10.0.0.16/28", number))).toEqual([
    "10.0.0.20",
    "10.0.0.30",
    "10.0.0.20",
  ]);
});
