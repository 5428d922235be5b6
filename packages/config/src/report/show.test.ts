import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { LoadedEnvironment } from "../environment/loaded-environment";
import { renderSettings } from "./show";

const ORIGIN = { file: "environments/shop.yaml", line: 3, col: 5 };

const loaded = {
  values: {
    id: "shop",
    network: { cidr: "10.0.0.0/16", zones: ["a", "b"], nat: undefined, text: "a: b # c", none: {} },
    tags: { "aws:kind": "1" },
  },
  origins: {
    at: () => ORIGIN,
    history: (path: readonly string[]) =>
      path.join(".") === "network.cidr" ? [{ value: "10.0.0.0/16", origin: ORIGIN }] : [],
  },
} as unknown as LoadedEnvironment;

describe("the settings of an environment as YAML", () => {
  it("are the same settings, without what is not set", () => {
    expect(parse(renderSettings(loaded))).toEqual(JSON.parse(JSON.stringify(loaded.values)));
  });

  it("have behind each value where it was set", () => {
    expect(renderSettings(loaded).trimEnd().split("\n")).toEqual([
      "id: shop # default",
      "network:",
      "  cidr: 10.0.0.0/16 # environments/shop.yaml:3:5",
      "  zones: [ a, b ] # default",
      '  text: "a: b # c" # default',
      "  none: {} # default",
      "tags:",
      '  aws:kind: "1" # default',
    ]);
  });
});
