import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, contract, entries, strings } from "@strata/contract";
import { App, TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { LayerStack } from "./layer-stack";
import type { Unit } from "./unit";
import { SHOP } from "./unit.fixture";

interface Json {
  readonly [key: string]: Json;
}

describe("a list with an element for each zone", () => {
  const hub = contract("hub", {
    tiers: entries("Subnets", "tiers", {
      subnet_ids: strings("Subnet ids", ["subnet-1", "subnet-2", "subnet-3"], () => ["a", "c"]),
      table_ids: strings("Tables", ["rtb-1"]),
    }),
  });
  const unit: Unit = {
    environment: { ...SHOP, regions: [] },
    layer: "front",
    settings: {},
    state: { bucket: "shop-state", key: "shop/front.tfstate", region: "eu-west-1" },
    upstream: {
      hub: {
        contract: hub as Contract,
        state: { bucket: "shop-state", key: "shop/hub.tfstate", region: "eu-west-1" },
        names: { tiers: ["private"] },
        zones: (output, entry, field) =>
          `${output}.${entry}.${field}` === "tiers.private.subnet_ids" ? ["a", "c"] : undefined,
      },
    },
  };

  class Probe extends LayerStack<unknown> {
    readonly tiers = this.consume(hub).tiers;
  }

  /** The JSON of a stack that reads the list, with what it reads as an output. */
  function synth(entry: string, field: "subnet_ids" | "table_ids"): Json {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), "strata-zones-")), stackTraces: false });
    const stack = new Probe(app, unit);
    const value = stack.tiers.byZone(entry, field).map((element) => [element.zone, element.value]);
    new TerraformOutput(stack, "read", { value });
    stack.prepareStack();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Json;
  }

  it("is read by zone, and known zones name what is made in each", () => {
    const json = synth("private", "subnet_ids");

    expect(json.output?.read?.value).toEqual([
      ["a", "${local.hub.tiers.private.subnet_ids[0]}"],
      ["c", "${local.hub.tiers.private.subnet_ids[1]}"],
    ]);
    expect(json.locals?.hub).toHaveProperty("tiers");
    expect(json.variable?.hub?.["//"], "as many as there are zones").toEqual({
      example: { tiers: { private: { subnet_ids: ["subnet-1", "subnet-2"] } } },
    });
  });

  it.each([
    ["table_ids", "private", "by zone: expected a list with an element for each zone"],
    ["subnet_ids", "privat", "expected one of private, the names in hub.tiers"],
  ] as const)("is not %s of %s", (field, entry, message) => {
    expect(() => synth(entry, field)).toThrow(message);
  });
});
