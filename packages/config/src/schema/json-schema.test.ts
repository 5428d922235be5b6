import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { LayerDefinition } from "../layer-definition";
import { shopLayers } from "../shop.fixture";
import { jsonSchemas } from "./json-schema";

const schemas = jsonSchemas(shopLayers, []) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const REFERENCE = { $ref: "#/$defs/reference" };
const REMOVAL = { $ref: "#/$defs/removal" };

/** What the definition of a layer says below a path of its keywords. */
function inLayer(layer: string, ...path: readonly string[]): unknown {
  return at("strata.schema.json", "$defs", layer, ...path);
}

/** What a schema says below a path of its keywords. */
function at(file: string, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string, unknown>>)?.[step],
    schemas[file],
  );
}

describe("JSON Schemas", () => {
  it("are one for each kind of file", () => {
    expect(Object.keys(schemas)).toEqual([
      "environment.schema.json",
      "defaults.schema.json",
      "network.schema.json",
      "data.schema.json",
      "apps.schema.json",
      "audit.schema.json",
      "strata.schema.json",
    ]);
  });

  it("require an id of an environment, and else nothing that could be inherited", () => {
    expect(at("environment.schema.json", "required")).toEqual(["id"]);
    expect(at("defaults.schema.json", "required")).toBeUndefined();
    expect(inLayer("network", "required")).toBeUndefined();
    const options = inLayer(
      "data",
      "properties",
      "stores",
      "anyOf",
      "0",
      "additionalProperties",
      "anyOf",
    ) as object[];
    expect(options).toHaveLength(3);
    expect(options.some((option) => "required" in option)).toBe(false);
  });

  it("allow a reference and a removal in place of a scalar, under its description", () => {
    expect(inLayer("network", "properties", "cidr")).toEqual({
      description: "Addresses of the network",
      anyOf: [{ type: "string", pattern: expect.stringContaining("25[0-5]") }, REFERENCE, REMOVAL],
    });
  });

  it("allow a reference in place of a list and of its entries, but no removal inside one", () => {
    expect(inLayer("network", "properties", "zones")).toEqual({
      default: ["a", "b"],
      anyOf: [
        {
          type: "array",
          minItems: 1,
          items: { anyOf: [{ type: "string", enum: ["a", "b", "c"] }, REFERENCE] },
        },
        REFERENCE,
        REMOVAL,
      ],
    });
  });

  it("allow no reference outside the settings of a layer", () => {
    expect(at("environment.schema.json", "properties", "posture", "anyOf")).toEqual([
      { type: "string", enum: ["production", "standard"] },
      REMOVAL,
    ]);
  });

  it("know every key and no other", () => {
    expect(at("environment.schema.json", "additionalProperties")).toBe(false);
    expect(Object.keys(at("environment.schema.json", "properties") as object)).toEqual([
      "id",
      "account",
      "region",
      "posture",
      "layers",
      "tags",
      "state",
      "providers",
      "platforms",
      "regions",
      "exceptions",
      "network",
      "data",
      "apps",
      "audit",
    ]);
    expect(inLayer("data", "additionalProperties")).toBe(false);
  });

  it("keep the definitions of two layers apart, and refer to none that is missing", () => {
    const node: z.ZodType = z.lazy(() => z.strictObject({ next: node.optional() }));
    const recursive = (name: string): LayerDefinition => ({
      name,
      description: name,
      presence: "always",
      reads: [],
      settings: z.strictObject({ chain: node.optional(), values: z.json().optional() }),
      contract: { layer: name, outputs: {} },
    });
    const { "strata.schema.json": schema } = jsonSchemas([recursive("one"), recursive("two")], []);
    const { $defs } = schema as { readonly $defs: object };
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, target]) => target);

    expect(
      references.filter((target) => !Object.hasOwn($defs, target?.replace("#/$defs/", "") ?? "")),
    ).toEqual([]);
    expect(new Set(references).size).toBeGreaterThan(5);
  });

  it("have the settings of a layer in one place, whichever file they stand in", () => {
    const definition = { $ref: "strata.schema.json#/$defs/network" };

    expect(at("network.schema.json")).toMatchObject(definition);
    expect(at("environment.schema.json", "properties", "network")).toEqual({ anyOf: [definition, REMOVAL] });
  });
});
