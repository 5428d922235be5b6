import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@strata/sandbox/folder.fixture";
import { describe, expect, it } from "vitest";
import { ALLOW_LIST, type Allowance, type AllowList, holdsFor, nameOf, readAllowLists } from "./allow-list";
import { EmulatorError } from "./emulator-error";

/** A list of these entries, the first of which is line 2. */
function list(...entries: readonly string[]): AllowList {
  const absolute = join(temporaryFolder(), "list.yaml");
  writeFileSync(absolute, `allowances:\n${entries.map((entry) => `  - { ${entry} }\n`).join("")}`);
  return { absolute, file: "list.yaml", folder: "shop" };
}

const said = "reply: it's gone, reason: so it is, proof: page";

describe("readAllowLists", () => {
  it("reads each entry with its place and the folder that it is for", () => {
    const read = readAllowLists([
      list(
        `allow: resource, type: aws_eks_addon, ${said}`,
        `allow: resource, type: aws_sns_topic, attribute: name, contains: orders, ${said}`,
        `allow: argument, type: aws_instance, attribute: monitoring, ${said}`,
        `allow: drift, type: aws_kms_key, attribute: rotation_period_in_days, ${said}`,
      ),
    ]);

    const common = { reply: "it's gone", reason: "so it is", proof: "page", folder: "shop" };
    expect(read).toEqual([
      { allow: "resource", type: "aws_eks_addon", ...common, at: "list.yaml:2:5" },
      {
        allow: "resource",
        type: "aws_sns_topic",
        attribute: "name",
        contains: "orders",
        ...common,
        at: "list.yaml:3:5",
      },
      { allow: "argument", type: "aws_instance", attribute: "monitoring", ...common, at: "list.yaml:4:5" },
      {
        allow: "drift",
        type: "aws_kms_key",
        attribute: "rotation_period_in_days",
        ...common,
        at: "list.yaml:5:5",
      },
    ]);
  });

  it.each([
    {
      entry: `allow: skip, type: aws_vpc, ${said}`,
      problem:
        'list.yaml:2:14: allowances.0.allow: expected one of "resource", "argument", "drift", got "skip"',
    },
    {
      entry: `allow: drift, type: vpc, attribute: tags, ${said}`,
      problem: 'list.yaml:2:27: allowances.0.type: expected a resource type of AWS, got "vpc"',
    },
    {
      entry: "allow: drift, type: aws_vpc, attribute: tags, reply: x, reason: y",
      problem: "list.yaml:2:5: allowances.0.proof: expected a string, got nothing",
    },
    {
      entry: `allow: drift, type: aws_vpc, ${said}`,
      problem: "list.yaml:2:5: allowances.0.attribute: expected a string, got nothing",
    },
    {
      entry: `allow: argument, type: aws_vpc, attribute: tags, contains: a, ${said}`,
      problem:
        'list.yaml:2:56: allowances.0.contains: expected a known key, got "contains"; known: allow, type, reply, reason, proof, attribute',
    },
    {
      entry: `allow: resource, type: aws_vpc, attribute: tags, ${said}`,
      problem: "list.yaml:2:5: allowances.0: expected contains beside attribute, got attribute alone",
    },
    {
      entry: `allow: resource, type: aws_vpc, contains: a, ${said}`,
      problem: "list.yaml:2:5: allowances.0: expected attribute beside contains, got contains alone",
    },
  ])("refuses $entry", ({ entry, problem }) => {
    expect(() => readAllowLists([list(entry)])).toThrow(new EmulatorError([problem]));
  });

  it("reports the faults of all lists at once, and an entry that two lists have", () => {
    const entry = `allow: drift, type: aws_vpc, attribute: tags, ${said}`;
    expect(() => readAllowLists([list(entry), list("allow: skip"), list(entry)])).toThrow(
      new EmulatorError([
        'list.yaml:2:14: allowances.0.allow: expected one of "resource", "argument", "drift", got "skip"',
        "list.yaml:2:5: drift aws_vpc.tags: expected each entry once, got the one of list.yaml:2:5 again",
      ]),
    );
  });

  it("reads the list of moto itself", () => {
    expect(readAllowLists([ALLOW_LIST]).length).toBeGreaterThan(0);
  });
});

describe("holdsFor", () => {
  it.each([
    { folder: "", holds: true },
    { folder: "shop", holds: true },
    { folder: "shop/production", holds: true },
    { folder: "shop/staging", holds: false },
    { folder: "sho", holds: false },
  ])("says $holds of $folder", ({ folder, holds }) => {
    expect(holdsFor({ folder }, "shop/production")).toBe(holds);
  });
});

describe("nameOf", () => {
  const rest = { type: "aws_vpc", reply: "x", reason: "y", proof: "z", folder: "", at: "list.yaml:5:3" };

  it.each<{ readonly allowance: Allowance; readonly name: string }>([
    { allowance: { allow: "resource", ...rest }, name: "resource aws_vpc" },
    { allowance: { allow: "drift", ...rest, attribute: "tags" }, name: "drift aws_vpc.tags" },
    {
      allowance: { allow: "resource", ...rest, attribute: "tags", contains: "orders" },
      name: "resource aws_vpc.tags with orders",
    },
  ])("says $name", ({ allowance, name }) => {
    expect(nameOf(allowance)).toBe(name);
  });
});
