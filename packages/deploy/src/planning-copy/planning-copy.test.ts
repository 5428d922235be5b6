import { describe, expect, it } from "vitest";
import { WHOLLY_UNKNOWN } from "./partly-known";
import { plannedOutputs } from "./planned-outputs";
import { planningFiles, sourcesOf } from "./planning-copy";

const TYPE =
  "object({vpc_id = string, tiers = map(object({subnet_ids = list(string)})), zones = number, open = bool})";

/** A unit that reads a network, looks a zone up, and has a variable and a local of its own. */
const unit = {
  terraform: { backend: { s3: { bucket: "state" } } },
  variable: {
    network: {
      type: TYPE,
      default: null,
      "//": { example: { vpc_id: "vpc-1", tiers: { private: { subnet_ids: ["subnet-1"] } }, zones: 2 } },
    },
    zone: { type: "object({zone_id = string})", default: null },
    size: { type: "number", default: 1 },
  },
  locals: { network: { vpc_id: "…" }, zone: { zone_id: "…" }, size: 3 },
};

const ID = "terraform_data.strata_unknown.id";
const localsOf = (network: { value: unknown; unknown: unknown }) =>
  planningFiles(unit, { network })["override.tf.json"]?.locals;

describe("a copy for planning", () => {
  it("has a resource whose id nobody knows, in a file of its own", () => {
    expect(planningFiles(unit, {})["unknown.tf.json"]?.resource).toHaveProperty(
      "terraform_data.strata_unknown",
    );
  });

  it("is given what it reads, so that it reads no state, and says nothing made up", () => {
    const files = planningFiles(unit, { network: WHOLLY_UNKNOWN, other: WHOLLY_UNKNOWN });

    expect(files["override.tf.json"]?.variable).toEqual({ network: { type: "bool", default: true } });
    expect(JSON.stringify(files)).not.toContain("vpc-1");
  });

  it("leaves unknown what is unknown, by its type, and knows the names of entries", () => {
    expect(localsOf(WHOLLY_UNKNOWN)).toEqual({
      network: {
        vpc_id: `\${${ID}}`,
        tiers: `\${tomap({"private" = {subnet_ids = split(",", ${ID})}})}`,
        zones: `\${tonumber(${ID})}`,
        open: `\${tobool(${ID})}`,
      },
    });
  });

  it("says what is known: elements of lists, members of entries, text that looks like a template", () => {
    const value = {
      vpc_id: 'a${b}%{c}$${d}"\\\n',
      tiers: { a: { subnet_ids: ["s-1", null] }, b: {} },
      zones: 2,
      open: true,
    };
    const unknown = { tiers: { a: { subnet_ids: [false, true] }, b: { subnet_ids: true } } };

    expect(localsOf({ value, unknown })).toEqual({
      network: {
        vpc_id: '${"a$${b}%%{c}$$${d}\\"\\\\\\n"}',
        tiers: `\${tomap({"a" = {subnet_ids = tolist(["s-1",${ID}])}, "b" = {subnet_ids = split(",", ${ID})}})}`,
        zones: "${2}",
        open: "${true}",
      },
    });
  });

  it.each([
    { value: { vpc_id: "vpc-1" }, message: "network.tiers: expected a map, known or unknown, got nothing" },
    { value: { vpc_id: ["vpc-1"] }, message: "network.vpc_id: expected text, known or unknown, got a list" },
    {
      value: { vpc_id: "vpc-1", tiers: { a: { subnet_ids: "s-1" } } },
      message: "network.tiers.a.subnet_ids: expected a list, known or unknown, got a string",
    },
  ])("is refused where $message", ({ value, message }) => {
    expect(() => localsOf({ value, unknown: {} })).toThrow(new Error(message));
  });

  it("has its state in its folder where nothing exists yet, and else where the unit has it", () => {
    expect(planningFiles(unit, {}, "none")["override.tf.json"]?.terraform).toEqual({
      backend: { local: {} },
    });
    expect(planningFiles(unit, {})["override.tf.json"]).toEqual({});
  });
});

it("the sources of a unit are what has a variable and a local of an object", () => {
  expect(sourcesOf(unit)).toEqual(["network", "zone"]);
});

it("the outputs that a plan leaves are those that it does not delete, as far as it knows them", () => {
  expect(
    plannedOutputs({
      output_changes: {
        vpc_id: { actions: ["create"], before: null, after_unknown: true },
        cidr: { actions: ["no-op"], before: "10.0.0.0/16", after: "10.0.0.0/16", after_unknown: false },
        gone: { actions: ["delete"], before: "x", after: null, after_unknown: false },
        groups: {
          actions: ["update"],
          before: {},
          after: { general: {} },
          after_unknown: { general: { name: true } },
        },
      },
    }),
  ).toEqual({
    value: { vpc_id: undefined, cidr: "10.0.0.0/16", groups: { general: {} } },
    unknown: { vpc_id: true, cidr: false, groups: { general: { name: true } } },
  });
});
