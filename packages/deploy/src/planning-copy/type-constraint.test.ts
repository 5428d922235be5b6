import { describe, expect, it } from "vitest";
import { parseTypeConstraint } from "./type-constraint";

describe("a type constraint", () => {
  it("is read with all that is in it", () => {
    expect(
      parseTypeConstraint(
        "object({zone_id = string, tiers = map(object({ids = list(string), size = number})), on = bool})",
      ),
    ).toEqual({
      kind: "object",
      members: {
        zone_id: { kind: "string" },
        tiers: {
          kind: "map",
          of: {
            kind: "object",
            members: { ids: { kind: "list", of: { kind: "string" } }, size: { kind: "number" } },
          },
        },
        on: { kind: "bool" },
      },
    });
    expect(parseTypeConstraint("object({})")).toEqual({ kind: "object", members: {} });
  });

  it.each([
    ["set(string)", 'type "set(string)": expected string, number, bool, list, map or object, got set'],
    ["list string", 'type "list string": expected "(", got string'],
    ["object({a = string", 'type "object({a = string": expected ",", got the end'],
    ["string)", 'type "string)": expected the end, got )'],
  ])("of another form is refused: %s", (source, message) => {
    expect(() => parseTypeConstraint(source)).toThrow(new Error(message));
  });
});
