import { expect, it } from "vitest";
import { faults, shop } from "../shop.fixture";

it("has one default storage class at most", () => {
  const { fast, shared } = shop.storageClasses;
  expect(faults({ storageClasses: { fast, shared: { ...shared, default: "class" } } })).toEqual([
    "storageClasses.shared.default: expected one default class, which is fast, got class",
  ]);
});
