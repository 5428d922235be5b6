import { describe, expect, it } from "vitest";
import { DeployError } from "../deploy-error";
import { type LayerSelection, selectedLayers } from "./selection";

const LAYERS = ["network", "cluster", "data", "edge"];

describe("layers that are selected", () => {
  it.each<{ readonly selection: LayerSelection; readonly layers: readonly string[] }>([
    { selection: {}, layers: LAYERS },
    { selection: { layers: ["data", "network"] }, layers: ["network", "data"] },
    { selection: { from: "cluster" }, layers: ["cluster", "data", "edge"] },
    { selection: { from: "cluster", to: "data" }, layers: ["cluster", "data"] },
    { selection: { to: "network" }, layers: ["network"] },
    { selection: { layers: ["network", "edge"], from: "data" }, layers: ["edge"] },
  ])("are $layers of $selection", ({ selection, layers }) => {
    expect(selectedLayers("shop", LAYERS, selection)).toEqual(layers);
  });

  it.each<{ readonly selection: LayerSelection; readonly message: string }>([
    {
      selection: { layers: ["netwrk", "data"], from: "edges" },
      message:
        'shop: expected layers among network, cluster, data, edge, got "netwrk"; did you mean "network"?\nshop: expected layers among network, cluster, data, edge, got "edges"; did you mean "edge"?',
    },
    {
      selection: { from: "edge", to: "data" },
      message: "shop: expected some of network, cluster, data, edge, got none: --from edge --to data",
    },
  ])("are refused with every fault: $selection", ({ selection, message }) => {
    expect(() => selectedLayers("shop", LAYERS, selection)).toThrow(new DeployError(message.split("\n")));
  });
});
