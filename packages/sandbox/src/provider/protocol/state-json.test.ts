import type { Body } from "@strata/provider-schema";
import { describe, expect, it } from "vitest";
import { fromStateJson } from "./state-json";
import { AnyValue } from "./value";

const BODY: Body = {
  attributes: {
    name: { type: "string", use: "required" },
    size: { type: "number", use: "optional" },
    open: { type: "bool", use: "optional" },
    names: { type: ["set", "string"], use: "optional" },
    rules: { type: ["list", ["object", { port: "number" }]], use: "computed" },
    any: { type: "dynamic", use: "optional" },
  },
  blocks: {
    part: {
      nesting: "list",
      minItems: 0,
      attributes: { id: { type: "string", use: "computed" } },
      blocks: {},
    },
    timeouts: { nesting: "single", minItems: 0, attributes: {}, blocks: {} },
  },
};
const NOTHING = {
  name: null,
  size: null,
  open: null,
  names: null,
  rules: null,
  any: null,
  part: [],
  timeouts: null,
};

describe("fromStateJson", () => {
  it.each([
    { what: "what is missing", json: {}, expected: {} },
    { what: "what the schema lacks", json: { gone: 1, name: "a" }, expected: { name: "a" } },
    {
      what: "text for a number or a boolean",
      json: { size: "5", open: "true" },
      expected: { size: 5, open: true },
    },
    {
      what: "objects in lists",
      json: { rules: [{ port: "80", old: 1 }] },
      expected: { rules: [{ port: 80 }] },
    },
    { what: "blocks", json: { part: [{ id: "x" }, {}] }, expected: { part: [{ id: "x" }, { id: null }] } },
    {
      what: "a value of any type in a state file",
      json: { any: { type: "number", value: "3" } },
      expected: { any: new AnyValue("number", 3) },
    },
    {
      what: "a value of any type in the store",
      json: JSON.parse(JSON.stringify({ any: new AnyValue(["list", "string"], ["a"]) })),
      expected: { any: new AnyValue(["list", "string"], ["a"]) },
    },
  ])("takes $what", ({ json, expected }) => {
    expect(fromStateJson(json, BODY)).toEqual({ ...NOTHING, ...expected });
  });
});
