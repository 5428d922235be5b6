import { describe, expect, it } from "vitest";
import { unitsOfSide } from "./side";

describe("the units of a side", () => {
  it("go to the environment with the longest id that their name begins with", () => {
    const named = [
      { path: "a", id: "shop" },
      { path: "b", id: "shop-new" },
    ];
    const stacks = ["shop-data", "shop-new-data", "other-data"].map((name) => ({
      name,
      template: {},
      files: {},
    }));

    expect(
      named.map((one) => unitsOfSide(one, named, stacks).map(({ name, layer }) => [name, layer])),
    ).toEqual([[["shop-data", "data"]], [["shop-new-data", "data"]]]);
  });
});
