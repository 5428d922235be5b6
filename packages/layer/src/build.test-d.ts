import { contract, string } from "@strata/contract";
import { defineKind, defineLayer } from "@strata/kind";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { builderFor } from "./build";
import { byName } from "./by-name";
import { stackOf } from "./kind-stack";

const site = contract("site", { region_name: string("Region", "eu-west-1") });
const keys = defineKind({
  key: "keys",
  title: "key",
  description: "Keys",
  entry: z.strictObject({ alias: z.string() }),
  outputs: { description: "Keys", fields: { arn: string("ARN", "arn") } },
  names: { alias: { of: "KMS alias", default: "{id}-{entry}", scope: "region", longest: 250 } },
});
const layer = defineLayer({
  name: "front",
  description: "",
  presence: "always",
  reads: ["site"],
  kinds: [keys],
});
const build = builderFor<typeof layer, { site: { contract: typeof site } }>();

describe("a build", () => {
  it("gets typed settings, names and outputs of earlier layers", () => {
    build(keys, ({ settings, names, read }) => {
      expectTypeOf(settings).toExtend<Readonly<Record<string, { alias: string }>>>();
      expectTypeOf(names("main").alias).toEqualTypeOf<string>();
      expectTypeOf(read("site").region_name).toEqualTypeOf<string>();
      // @ts-expect-error no such layer is read
      read("data");
      // @ts-expect-error no such name
      names("main").role;
      return byName(settings, ({ alias }) => ({ arn: alias }));
    });
  });

  it("returns every output of its kind", () => {
    // @ts-expect-error arn is missing
    build(keys, ({ settings }) => byName(settings, () => ({ id: "" })));
  });
});

describe("the stack of a layer", () => {
  it("has a build for each of its kinds", () => {
    // @ts-expect-error keys has no build
    stackOf(layer, {});
    expectTypeOf(layer.contract.outputs.keys.fields.arn.type).toEqualTypeOf<"string">();
  });
});
