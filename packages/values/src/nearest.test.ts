import { describe, expect, it } from "vitest";
import { nearest } from "./nearest";

describe("nearest", () => {
  it.each([
    ["a letter too many", "vpcc", ["vpc", "subnet"], "vpc"],
    ["two letters swapped", "regoin", ["region", "ring"], "region"],
    ["the closer of two", "subnet_idz", ["subnet_id", "subnet_ids_all", "subnet"], "subnet_id"],
    ["the first of two that are as close", "ab", ["ax", "ay"], "ax"],
    ["nothing in reach", "arn", ["cidr_block", "tags_all"], undefined],
    ["no candidates", "arn", [], undefined],
    ["a third of a long name", "vpc_security_group_ids", ["security_group_ids"], "security_group_ids"],
  ])("with %s", (_, name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});
