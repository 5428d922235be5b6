import { describe, expect, it } from "vitest";
import { code, markdownTable } from "./markdown-table";
import { acceptedTable, allowListTable } from "./tables";

describe("a table", () => {
  it("keeps bars, backticks and line breaks inside their cells", () => {
    expect(
      markdownTable(
        ["a", "b"],
        [
          ["x|y", "one\n  two"],
          [code("`ls`|"), code("")],
        ],
      ),
    ).toBe(["| a | b |", "| --- | --- |", "| x\\|y | one two |", "| `` `ls`\\| `` |  |"].join("\n"));
  });

  it("refuses a row of another length", () => {
    expect(() => markdownTable(["a", "b"], [["x"]])).toThrow("expected 2 cells, as a, b, got 1: x");
  });
});

it("lists what the emulator cannot do, with who needs the entry", () => {
  const common = { type: "aws_vpc", reply: "Not | here", reason: "it cannot", proof: "API, Vpc", at: "" };
  const table = allowListTable([
    { ...common, allow: "drift", attribute: "tags", folder: "" },
    { ...common, allow: "resource", attribute: "name", contains: "orders", folder: "shop" },
  ]);

  expect(table.split("\n").slice(2)).toEqual([
    "| drift | `aws_vpc` | `tags` | `Not \\| here` | it cannot | API, Vpc | all |",
    "| resource | `aws_vpc` | `name` with `orders` | `Not \\| here` | it cannot | API, Vpc | `shop` |",
  ]);
});

it("lists accepted findings in one row for each entry", () => {
  const entry = { check: "CKV_AWS_1", reason: "so it is", proof: "rule d", at: "" };
  const table = acceptedTable([
    { ...entry, folder: "", layer: "network", resource: "flow-logs_*" },
    { ...entry, folder: "", layer: "data", resource: "*", accepts: ["days 30", "days 90"] },
    { ...entry, folder: "shop", layer: "data", resource: "*", proof: "claim D-1" },
  ]);

  expect(table.split("\n").slice(2)).toEqual([
    "| `CKV_AWS_1` | all | network: `flow-logs_*`, data: `*` with `days 30` or `days 90` | so it is | rule d |",
    "| `CKV_AWS_1` | `shop` | data: `*` | so it is | claim D-1 |",
  ]);
});
