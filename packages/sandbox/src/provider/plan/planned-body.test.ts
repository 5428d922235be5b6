import type { Body } from "@strata/provider-schema";
import { describe, expect, it } from "vitest";
import type { TypeFacts } from "../facts/type-facts";
import { type Fields, Unknown, type Value } from "../protocol/value";
import { plannedBody } from "./planned-body";

const BODY: Body = {
  attributes: {
    id: { type: "string", use: "defaulted" },
    arn: { type: "string", use: "computed" },
    name: { type: "string", use: "required" },
    size: { type: "number", use: "optional" },
    note: { type: "string", use: "optional" },
    secret: { type: "string", use: "optional" },
  },
  blocks: {
    port: {
      nesting: "list",
      minItems: 0,
      attributes: {
        number: { type: "number", use: "required" },
        label: { type: "string", use: "defaulted" },
      },
      blocks: {},
    },
    rule: {
      nesting: "set",
      minItems: 0,
      attributes: { name: { type: "string", use: "required" }, key: { type: "string", use: "computed" } },
      blocks: {},
    },
    filled: {
      nesting: "list",
      minItems: 0,
      attributes: { on: { type: "bool", use: "optional" } },
      blocks: {},
    },
  },
};
const FACTS: TypeFacts = { defaults: { size: 3 }, writeOnly: ["secret"], filledBlocks: ["filled"] };
const NOTHING: Fields = {
  id: null,
  arn: null,
  name: "a",
  size: null,
  note: null,
  secret: null,
  port: [],
  rule: [],
  filled: [],
};
const EXISTING: Fields = {
  ...NOTHING,
  id: "1",
  arn: "arn:1",
  size: 3,
  port: [{ number: 1, label: "one" }],
  rule: [{ name: "x", key: "kx" }],
  filled: [{ on: true }],
};

const planned = (config: Fields, prior?: Fields): Fields =>
  plannedBody(BODY, { config: { ...NOTHING, ...config }, prior }, FACTS);

describe("plannedBody", () => {
  it.each<{ what: string; config: Fields; prior?: Fields; at: string; expected: Value }>([
    { what: "is what the configuration says", config: { size: 5 }, at: "size", expected: 5 },
    { what: "is the default", config: {}, at: "size", expected: 3 },
    {
      what: "is the default again when it is no longer set",
      config: {},
      prior: { ...EXISTING, size: 5 },
      at: "size",
      expected: 3,
    },
    {
      what: "is nothing without a default",
      config: {},
      prior: { ...EXISTING, note: "old" },
      at: "note",
      expected: null,
    },
    { what: "is unknown while there is no resource", config: {}, at: "id", expected: Unknown.value },
    { what: "is what is there", config: {}, prior: EXISTING, at: "arn", expected: "arn:1" },
    { what: "is never kept when it is write-only", config: { secret: "x" }, at: "secret", expected: null },
    {
      what: "is unknown in a block that is new",
      config: {
        port: [
          { number: 1, label: null },
          { number: 2, label: null },
        ],
      },
      prior: EXISTING,
      at: "port",
      expected: [
        { number: 1, label: "one" },
        { number: 2, label: Unknown.value },
      ],
    },
    {
      what: "follows an element of a set, wherever it stands",
      config: {
        rule: [
          { name: "w", key: null },
          { name: "x", key: null },
        ],
      },
      prior: EXISTING,
      at: "rule",
      expected: [
        { name: "w", key: Unknown.value },
        { name: "x", key: "kx" },
      ],
    },
    {
      what: "is unknown where the provider fills a block in",
      config: {},
      at: "filled",
      expected: Unknown.value,
    },
    {
      what: "is what the provider filled in",
      config: {},
      prior: EXISTING,
      at: "filled",
      expected: [{ on: true }],
    },
  ])("$at $what", ({ config, prior, at, expected }) => {
    expect(planned(config, prior)[at]).toEqual(expected);
  });
});
