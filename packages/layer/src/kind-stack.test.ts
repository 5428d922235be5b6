import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { contract, string } from "@strata/contract";
import { defineKind, defineLayer, defineSingle } from "@strata/kind";
import { App } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Build, builderFor } from "./build";
import { byName } from "./by-name";
import { stackOf } from "./kind-stack";
import type { Unit } from "./unit";
import { SHOP } from "./unit.fixture";

const site = contract("site", { region_name: string("Region", "eu-west-1") });

const networks = defineKind({
  key: "networks",
  title: "network",
  description: "Networks",
  entry: z.strictObject({ cidr: z.string() }),
  outputs: { description: "Networks", fields: { id: string("Id of the VPC", "vpc-1") } },
  names: { name: { of: "VPC", default: "{id}-{entry}", scope: "region", longest: 255 } },
});
const main = defineSingle({
  key: "main",
  title: "main network",
  description: "The main network",
  settings: { main: z.string() },
  outputs: { main_id: string("Id of the main VPC", "vpc-1") },
});
const layer = defineLayer({
  name: "front",
  description: "Networks",
  presence: "always",
  reads: ["site"],
  kinds: [networks, main],
});
const build = builderFor<typeof layer, { site: { contract: typeof site } }>();

const buildNetworks = build(networks, ({ scope, settings, names, read }) => {
  const each = new Construct(scope, "networks");
  return byName(settings, ({ cidr }, entry) => {
    const tags = { Name: names(entry).name, Region: read("site").region_name };
    const { id } = new Vpc(new Construct(each, entry), "this", { cidrBlock: cidr, tags });
    return { id, cidr };
  });
});
const buildMain = build(main, ({ settings, made }) => ({
  main_id: made(buildNetworks)[settings.main]?.id ?? "",
}));

const unit: Unit<z.output<typeof layer.settings>> = {
  environment: SHOP,
  layer: "front",
  settings: { networks: { one: { cidr: "10.0.0.0/16" }, two: { cidr: "10.1.0.0/16" } }, main: "two" },
  state: { bucket: "state", key: "front", region: "eu-west-1" },
  upstream: {
    site: { contract: site, state: { bucket: "state", key: "site", region: "eu-west-1" }, names: {} },
  },
};

interface Json {
  readonly [key: string]: Json;
}

function synth(builds: { readonly networks: Build<never>; readonly main: Build<never> }): Json {
  const outdir = mkdtempSync(join(tmpdir(), "strata-kind-stack-"));
  try {
    const Stack = stackOf(layer, builds);
    const stack = new Stack(new App({ outdir, stackTraces: false }), unit);
    stack.prepareStack();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Json;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe("the stack of a layer of kinds", () => {
  const builds = { networks: buildNetworks, main: buildMain } as never;

  it("builds every entry with its names and with what earlier layers publish", () => {
    expect(synth(builds).resource?.aws_vpc).toMatchObject({
      networks_one: {
        cidr_block: "10.0.0.0/16",
        tags: { Name: "shop-one", Region: "${local.site.region_name}" },
      },
      networks_two: { cidr_block: "10.1.0.0/16" },
    });
  });

  it("publishes the fields of the contract, and keeps the rest of what was built to itself", () => {
    expect(synth(builds).output).toEqual({
      networks: {
        description: "Networks",
        value: { one: { id: "${aws_vpc.networks_one.id}" }, two: { id: "${aws_vpc.networks_two.id}" } },
      },
      main_id: { description: "Id of the main VPC", value: "${aws_vpc.networks_two.id}" },
    });
  });

  it("refuses a kind that needs one which is built later", () => {
    const early = build(networks, ({ made }) => {
      made(buildMain);
      return {};
    });

    expect(() => synth({ networks: early, main: buildMain } as never)).toThrow(
      "front.networks needs main, which is built later; put main before it in stacks/front/index.ts",
    );
  });
});
