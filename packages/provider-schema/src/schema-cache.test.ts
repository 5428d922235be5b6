import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BindingPackage } from "./bindings";
import { providerSchemas } from "./provider-schemas";
import type { ProviderSchemas } from "./resource-schema";
import { schemaCache } from "./schema-cache";

const bindings: BindingPackage = {
  name: "@cdktf/provider-shop",
  version: "1.2.3",
  provider: "shop",
  lib: "/nowhere",
};
const schemas: ProviderSchemas = {
  shop_item: {
    name: "shop_item",
    providerVersion: "9.9.9",
    attributes: { price: { type: "number", use: "required" } },
    blocks: {},
  },
};
const folder = (): string => mkdtempSync(join(tmpdir(), "schema-cache-"));

describe("schemaCache", () => {
  it("gives back what it was given, in one file for the version, with nothing left beside it", () => {
    const at = join(folder(), "made", "on", "demand");
    schemaCache(at, bindings).save(schemas);
    expect(schemaCache(at, bindings).load()).toEqual(schemas);
    expect(readdirSync(at)).toEqual(["@cdktf+provider-shop@1.2.3.json"]);
    expect(schemaCache(at, { ...bindings, version: "1.2.4" }).load()).toEqual({});
  });

  it.each<[string, (sealed: string) => string]>([
    ["cut short", (sealed) => sealed.slice(0, -10)],
    ["changed in one place", (sealed) => sealed.replace('"number"', '"string"')],
    ["of another reader", (sealed) => sealed.replace(/^.{64}/, "0".repeat(64))],
    ["empty", () => ""],
    ["not a cache", () => "[]"],
  ])("is empty where its file is %s", (_, damage) => {
    const at = folder();
    schemaCache(at, bindings).save(schemas);
    const file = join(at, "@cdktf+provider-shop@1.2.3.json");
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    expect(schemaCache(at, bindings).load()).toEqual({});
  });

  it("keeps nothing where the folder cannot be made, and says nothing", () => {
    const at = join(folder(), "file");
    writeFileSync(at, "");
    schemaCache(at, bindings).save(schemas);
    expect(schemaCache(at, bindings).load()).toEqual({});
  });
});

describe("providerSchemas with a cache", () => {
  const request = (cache: string, types: readonly string[]): ProviderSchemas =>
    providerSchemas({ types, from: __dirname, cache });

  it("adds the types of each request to one file, and answers from it", () => {
    const cache = folder();
    request(cache, ["helm_release"]);
    request(cache, ["provider.helm"]);
    const [file = ""] = readdirSync(cache);
    const [seal = "", text = ""] = readFileSync(join(cache, file), "utf8").split("\n");
    expect(Object.keys(JSON.parse(text))).toEqual(["helm_release", "provider.helm"]);
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    expect(request(cache, ["helm_release"])).toEqual(
      providerSchemas({ types: ["helm_release"], from: __dirname }),
    );
  });

  it("rebuilds a damaged file", () => {
    const cache = folder();
    const fresh = request(cache, ["helm_release"]);
    const [file = ""] = readdirSync(cache);
    const whole = readFileSync(join(cache, file), "utf8");
    writeFileSync(join(cache, file), whole.slice(0, 100));
    expect(request(cache, ["helm_release"])).toEqual(fresh);
    expect(readFileSync(join(cache, file), "utf8")).toBe(whole);
  });
});
