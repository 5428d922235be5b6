import { describe, expect, it } from "vitest";
import { type Allowance, nameOf, parseAllowList } from "./allow-list";
import { EmulatorError } from "./emulator-error";

/** A page with a table of these rows, the first of which is line 5. */
function page(...rows: readonly string[]): string {
  const head = [
    "# Emulator",
    "",
    "| allowed | type | attribute | what moto replied |",
    "| --- | --- | --- | --- |",
  ];
  return [...head, ...rows, "", "| other | table |", "| --- | --- |", "| kept | out |"].join("\n");
}

describe("parseAllowList", () => {
  it("reads each row up to the end of the table", () => {
    const rows = [
      "| `resource` | `aws_eks_addon` | | `CreateAddon` |",
      "| resource | aws_sns_topic | `name` with `orders` | NotFound: it's gone |",
      "| argument | aws_instance | monitoring | MonitorInstances |",
      '| drift | aws_kms_key | rotation_period_in_days | `"a":0` |',
    ];
    expect(parseAllowList(page(...rows), "list.md")).toEqual([
      { kind: "resource", type: "aws_eks_addon", reply: "CreateAddon", at: "list.md:5" },
      {
        kind: "resource",
        type: "aws_sns_topic",
        attribute: "name",
        value: "orders",
        reply: "NotFound: it's gone",
        at: "list.md:6",
      },
      {
        kind: "argument",
        type: "aws_instance",
        attribute: "monitoring",
        reply: "MonitorInstances",
        at: "list.md:7",
      },
      {
        kind: "drift",
        type: "aws_kms_key",
        attribute: "rotation_period_in_days",
        reply: '"a":0',
        at: "list.md:8",
      },
    ]);
  });

  it.each([
    {
      row: "| skip | aws_vpc | | x |",
      problem: 'list.md:5: allowed: expected resource, argument, drift, got "skip"',
    },
    { row: "| drift | vpc | tags | x |", problem: 'list.md:5: type: expected one of AWS\'s, got "vpc"' },
    {
      row: "| drift | aws_vpc | tags | |",
      problem: "list.md:5: what moto replied: expected some of its reply, got nothing",
    },
    {
      row: "| drift | aws_vpc | | x |",
      problem: 'list.md:5: attribute: expected the name of one, got ""',
    },
    {
      row: "| argument | aws_vpc | tags with a | x |",
      problem: 'list.md:5: attribute: expected the name of one, got "tags with a"',
    },
    {
      row: "| resource | aws_vpc | tags | x |",
      problem: 'list.md:5: attribute: expected nothing or `<attribute> with <text>`, got "tags"',
    },
  ])("refuses $row", ({ row, problem }) => {
    expect(() => parseAllowList(page(row), "list.md")).toThrow(new EmulatorError([problem]));
  });

  it("reports all rows at once, and a row that is there twice", () => {
    const row = "| drift | aws_vpc | tags | x |";
    expect(() => parseAllowList(page(row, "| skip | aws_vpc | | x |", row), "list.md")).toThrow(
      new EmulatorError([
        'list.md:6: allowed: expected resource, argument, drift, got "skip"',
        "list.md:7: expected each entry once, got one of list.md:5 again",
      ]),
    );
  });

  it("refuses a page without the table", () => {
    expect(() => parseAllowList("# Emulator\n", "list.md")).toThrow(
      new EmulatorError([
        "list.md: expected a table with the head allowed | type | attribute | what moto replied, got none",
      ]),
    );
  });
});

describe("nameOf", () => {
  const [type, reply, at] = ["aws_vpc", "x", "list.md:5"];

  it.each<{ readonly allowance: Allowance; readonly name: string }>([
    { allowance: { kind: "resource", type, reply, at }, name: "resource aws_vpc" },
    { allowance: { kind: "drift", type, attribute: "tags", reply, at }, name: "drift aws_vpc.tags" },
    {
      allowance: { kind: "resource", type, attribute: "tags", value: "orders", reply, at },
      name: "resource aws_vpc.tags with orders",
    },
  ])("says $name", ({ allowance, name }) => {
    expect(nameOf(allowance)).toBe(name);
  });
});
