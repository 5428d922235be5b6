import { describe, expect, it } from "vitest";
import { faults, shop, shopNetwork } from "../shop.fixture";
import { formerMountTargetProblems } from "./check";
import { fileSystem } from "./settings";

it("config check refuses elastic throughput with Max I/O", () => {
  const shared = { tier: "private", performanceMode: "maxIO", throughputMode: "elastic" } as const;

  expect(faults({ fileSystems: { shared } })).toEqual([
    "fileSystems.shared.performanceMode: expected generalPurpose, since EFS has no elastic throughput with any other, got maxIO",
  ]);
  expect(faults({ fileSystems: { shared: { ...shared, throughputMode: "bursting" } } })).toEqual([]);
});

describe("former mount targets", () => {
  const [a, b] = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];
  const check = (tier: string, formerMountTargets: Record<string, string>): readonly string[] =>
    faults({ fileSystems: { shared: { tier, formerMountTargets } } });

  it("are in zones of the tier", () => {
    expect(check("private", { a, b })).toEqual([]);
    expect(check("single", { a, b })).toEqual([
      "fileSystems.shared.formerMountTargets: expected zones of single: a, got b",
    ]);
    expect(check("private", { c: a })).toEqual([
      "fileSystems.shared.formerMountTargets: expected zones of private: a, b, got c",
    ]);
  });

  it("are subnets", () => {
    expect(check("private", { a: "private-a" })).toEqual([
      'fileSystems.shared.formerMountTargets.a: expected the id of a subnet, such as subnet-0a1b2c3d4e5f60718, got "private-a"',
    ]);
  });

  it("are moved before their file system has another name", () => {
    const renames = [{ layer: "data", kind: "fileSystems", entry: "shared", was: "files" }];
    const entry = fileSystem.parse({ tier: "private", formerMountTargets: { a } });
    const problems = (name: string) =>
      formerMountTargetProblems({
        name,
        entry,
        entries: { [name]: entry },
        environment: { ...shop, renames },
        settings: () => shopNetwork,
        layer: {},
      });

    expect(problems("other")).toEqual([]);
    expect(problems("shared")).toEqual([
      {
        path: ["formerMountTargets"],
        expected: "no was beside it, since an address moves by one step in an apply",
        got: "both",
        mend: "apply it under its former name first, then take formerMountTargets out and rename it",
      },
    ]);
  });
});
