import type { LoadedEnvironment } from "@strata/config";
import { describe, expect, it } from "vitest";
import { layerProviders } from "./layer-providers";
import type { SynthesizedStack } from "./synthesis";

/** An environment with one layer; its file sets the constraint of aws, or does not. */
const environment = (id: string, line?: number): LoadedEnvironment =>
  ({
    environment: { id, layers: ["network"] },
    origins: {
      history: ([, name]: readonly string[]) =>
        line === undefined || name !== "aws"
          ? []
          : [{ value: "", origin: { file: `${id}.yaml`, line, col: 3 } }],
    },
  }) as unknown as LoadedEnvironment;

const stack = (id: string, providers: Readonly<Record<string, string | undefined>>): SynthesizedStack => ({
  name: `${id}-network`,
  files: {},
  template: {
    terraform: {
      required_providers: Object.fromEntries(
        Object.entries(providers).map(([name, version]) => [
          name,
          { source: name, ...(version === undefined ? {} : { version }) },
        ]),
      ),
    },
  },
});

describe("what a layer needs of providers", () => {
  it("is what its environments agree on, as it stands", () => {
    const loaded = [environment("a", 1), environment("b", 2)];
    const stacks = [stack("a", { aws: "~> 6.0" }), stack("b", { aws: "~> 6.0" })];

    expect(layerProviders("network", loaded, stacks)).toEqual({
      layer: "network",
      required: { aws: { source: "aws", version: "~> 6.0" } },
      differing: [],
    });
  });

  it("joins what they differ on, and names who set each", () => {
    const loaded = [environment("a", 1), environment("b", 2), environment("c", 2), environment("d")];
    const stacks = ["~> 6.0", "< 6.9.0", "< 6.9.0", "~> 6.0"].map((version, index) =>
      stack(loaded[index]?.environment.id ?? "", { aws: version }),
    );

    expect(layerProviders("network", loaded, stacks)).toEqual({
      layer: "network",
      required: { aws: { source: "aws", version: "~> 6.0, < 6.9.0" } },
      differing: [
        { provider: "aws", constraint: "~> 6.0", origin: "a.yaml:1:3", environments: ["a"] },
        { provider: "aws", constraint: "< 6.9.0", origin: "b.yaml:2:3", environments: ["b"] },
        { provider: "aws", constraint: "< 6.9.0", origin: "c.yaml:2:3", environments: ["c"] },
        { provider: "aws", constraint: "~> 6.0", origin: undefined, environments: ["d"] },
      ],
    });
  });

  it("has every provider that one of them has, constrained or not", () => {
    const stacks = [stack("a", { aws: "~> 6.0" }), stack("b", { aws: undefined, helm: undefined })];

    expect(layerProviders("network", [environment("a", 1), environment("b")], stacks)).toEqual({
      layer: "network",
      required: { aws: { source: "aws", version: "~> 6.0" }, helm: { source: "helm" } },
      differing: [],
    });
  });

  it("is nothing where no environment has the layer", () => {
    expect(layerProviders("edge", [environment("a", 1)], [stack("a", {})])).toBeUndefined();
  });
});
