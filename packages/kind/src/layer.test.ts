import type { CheckContext, Environment } from "@strata/config";
import { entries, string } from "@strata/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineKind, defineSingle } from "./kind";
import { defineLayer } from "./layer";

const vpc = defineSingle({
  key: "vpc",
  title: "VPC",
  description: "The VPC",
  settings: { cidr: z.string(), zones: z.array(z.string()).default(["a", "b"]) },
  outputs: { vpc_id: string("Id of the VPC", "vpc-1") },
  names: { name: { of: "VPC", setting: "name", default: "{id}", scope: "region", longest: 255 } },
  check: ({ own }) =>
    own.zones.length > 1 ? [] : [{ path: ["zones"], expected: "two zones", got: `${own.zones.length}` }],
});

const fileSystems = defineKind({
  key: "fileSystems",
  title: "file system",
  description: "EFS file systems",
  entry: z.strictObject({
    mode: z.enum(["managed", "external"]).default("managed"),
    port: z.int().default(2049),
  }),
  outputs: { description: "File systems", fields: { id: string("File system id", "fs-1") } },
  names: { token: { of: "EFS file system", default: "{id}-{entry}", scope: "region", longest: 20 } },
  made: ({ mode }) => mode === "managed",
  check: ({ name, entry, entries: all }) =>
    Object.values(all).filter(({ port }) => port === entry.port).length === 1
      ? []
      : [{ path: ["port"], expected: `a port of its own`, got: `that of ${name}` }],
});

const store = defineLayer({
  name: "store",
  description: "What is kept",
  presence: "always",
  reads: [],
  kinds: [vpc, fileSystems],
});

const environment = { id: "shop", account: "111122223333", region: "eu-west-1" } as Environment;
const context = (input: object): CheckContext => {
  const settings = store.settings.parse({ cidr: "10.0.0.0/16", ...input });
  return { environment, settings: (layer) => (layer === "store" ? settings : undefined) };
};

describe("a layer of kinds", () => {
  it("has the settings of each kind, and no others", () => {
    expect(store.settings.parse({ cidr: "10.0.0.0/16", fileSystems: { shared: {} } })).toEqual({
      cidr: "10.0.0.0/16",
      zones: ["a", "b"],
      fileSystems: { shared: { mode: "managed", port: 2049 } },
    });
    expect(store.settings.safeParse({ cidr: "10.0.0.0/16", file: {} }).success).toBe(false);
  });

  it("promises the outputs of each kind, under their Terraform names", () => {
    expect(store.contract.outputs).toEqual({
      vpc_id: string("Id of the VPC", "vpc-1"),
      file_systems: entries("File systems", "fileSystems", { id: string("File system id", "fs-1") }),
    });
  });

  it("claims the names of what it creates, and only of that", () => {
    const claims = store.names?.(
      context({ fileSystems: { shared: {}, legacy: { mode: "external", port: 1 } } }),
    );

    expect(claims).toEqual([
      { scope: "region", kind: "VPC", name: "shop", path: ["name"] },
      { scope: "region", kind: "EFS file system", name: "shop-shared", path: ["fileSystems", "shared"] },
    ]);
  });

  it("reports the faults of each entry, of its names, and of what there is once, with their paths", () => {
    const problems = store.check?.(
      context({ zones: ["a"], fileSystems: { one: {}, "two-of-all-shops": {} } }),
    );

    expect(problems?.map(({ path, expected }) => `${path.join(".")}: ${expected}`)).toEqual([
      "zones: two zones",
      "fileSystems.one.port: a port of its own",
      "fileSystems.two-of-all-shops.port: a port of its own",
      "fileSystems.two-of-all-shops: a name of at most 20 characters for the EFS file system",
    ]);
  });

  it("tells the default names of settings that are absent", () => {
    const [once] = store.kinds ?? [];

    expect(once?.names?.(context({}))).toEqual([{ path: ["name"], name: "shop" }]);
  });

  it("cannot have two kinds with one key or one output", () => {
    const twice = () =>
      defineLayer({ name: "store", description: "", presence: "always", reads: [], kinds: [vpc, vpc] });

    expect(twice).toThrow(new Error('layer store: two kinds have the setting "cidr"'));
  });
});
