import { describe, expect, it } from "vitest";
import { Side } from "./side";

const side = new Side(
  {
    port: 5432,
    vpc_config: [{ subnet_ids: ["a", "b"], open: false }],
    disk: [{ size: 1 }, { size: 2 }],
    none: [],
    password: "hunter2",
    tags: { "a.b/c": "x" },
  },
  { name: true, vpc_config: [{ id: true, subnet_ids: [false, false] }], lists: [true] },
  { password: true, disk: [{}, { size: true }] },
);

describe("one side of a change", () => {
  it.each([
    { path: "port", is: { value: 5432 } },
    { path: "vpc_config.subnet_ids", is: { value: ["a", "b"] } },
    { path: "vpc_config.open", is: { value: false } },
    { path: "disk.size", is: { value: [1, 2], isSensitive: true } },
    { path: "none.size", is: { value: null } },
    { path: "missing", is: { value: null } },
    { path: "tags.constructor", is: { value: null } },
    { path: "port.deeper", is: { value: null } },
    { path: "password", is: { value: "hunter2", isSensitive: true } },
    { path: 'tags["a.b/c"]', is: { value: "x" } },
  ])("has at $path what is there", ({ path, is }) => {
    expect(side.at(path)).toEqual({ is: "known", isSensitive: false, ...is });
  });

  it.each(["name", "vpc_config.id", "vpc_config", "lists"])("does not know %s", (path) => {
    expect(side.at(path)).toEqual({ is: "unknown" });
    expect(side.value(path)).toBeUndefined();
  });

  it("knows nothing of what is unknown as a whole, and everything of it is sensitive where it is as a whole", () => {
    expect(new Side(null, true, false).at("a.b")).toEqual({ is: "unknown" });
    expect(new Side({ a: 1 }, false, true).at("a")).toMatchObject({ isSensitive: true });
  });

  it("is not there where the resource is not", () => {
    expect(new Side(null, false, false).exists).toBe(false);
    expect(new Side(null, false, false).at("a")).toEqual({ is: "known", value: null, isSensitive: false });
  });
});
