import { describe, expect, it } from "vitest";
import { followsMinorVersions, movedByRds, upgrades } from "./upgrades";

describe("the version of a database", () => {
  it("changes in the maintenance window, and is no other major one", () => {
    expect(upgrades({ engineVersion: "16", allowMajorUpgrade: false })).toEqual({
      engineVersion: "16",
      applyImmediately: false,
    });
  });

  it("may be another major one, at once", () => {
    expect(upgrades({ engineVersion: "17", allowMajorUpgrade: true })).toEqual({
      engineVersion: "17",
      applyImmediately: true,
      allowMajorVersionUpgrade: true,
    });
  });

  it.each([
    { engineVersion: "16", allowMajorUpgrade: false, follows: true, moved: ["engine_version"] },
    { engineVersion: "16", allowMajorUpgrade: true, follows: true, moved: [] },
    { engineVersion: "16.4", allowMajorUpgrade: false, follows: false, moved: [] },
    { engineVersion: "16.4", allowMajorUpgrade: true, follows: false, moved: [] },
  ])(
    "$engineVersion, allowed another major one: $allowMajorUpgrade, follows: $follows",
    ({ follows, moved, ...props }) => {
      expect(followsMinorVersions(props)).toBe(follows);
      expect(movedByRds(props)).toEqual(moved);
    },
  );
});
