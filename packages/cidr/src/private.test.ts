import { describe, expect, it } from "vitest";
import { Prefix } from "./prefix";
import { isPrivate } from "./private";

describe("isPrivate", () => {
  it.each([
    ["10.0.0.0/8", true],
    ["172.31.0.0/16", true],
    ["172.32.0.0/16", false],
    ["192.168.255.255/32", true],
    // Larger than the private range in it.
    ["192.0.0.0/8", false],
    ["0.0.0.0/0", false],
    ["fd00::/8", false],
  ])("of %s is %s", (text, expected) => {
    expect(isPrivate(Prefix.parse(text))).toBe(expected);
  });
});
