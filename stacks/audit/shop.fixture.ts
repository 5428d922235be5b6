import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkValues } from "@strata/config";
import type { InputOf } from "@strata/kind";
import { App } from "cdktf";
import { layers } from "../registry";
import { shopWith } from "../shop-environment.fixture";
import { audit } from "./index";
import { Stack } from "./stack";

/** Settings as somebody would write them. */
export type AuditInput = InputOf<typeof audit>;

/** A resource of the synthesized JSON, with the fields that a test names. */
export type Block = Readonly<Record<string, unknown>>;

/** The parts of `cdk.tf.json` that tests look at. */
export interface Template {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

const shop = shopWith("audit");

/** What the layer's stack emits for these settings. */
export function synth(settings: AuditInput): Template {
  const outdir = mkdtempSync(join(tmpdir(), "strata-audit-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), {
      environment: shop,
      layer: "audit",
      settings: audit.settings.parse(settings),
      state: { bucket: "shop-state", key: "shop/audit", region: shop.region },
      upstream: {},
    });
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform())) as Template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What `config check` says of the audit layer of such an environment: `path: expected …, got …`. */
export function faults(input: unknown): readonly string[] {
  const { id, account, region } = shop;
  return checkValues({ id, account, region, layers: ["audit"], audit: input }, layers)
    .filter(({ path }) => path[0] === "audit")
    .map(({ path, expected, got, mend }) => {
      const line = `${path.slice(1).join(".")}: expected ${expected}, got ${got}`;
      return mend === undefined ? line : `${line}; ${mend}`;
    });
}

/** Addresses of everything that is emitted, sorted. */
export function addresses({ resource }: Template): readonly string[] {
  return Object.entries(resource)
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

/** The resource at an address. @throws {Error} naming those there are where there is none */
export function at(template: Template, address: string): Block {
  const [type = "", name = ""] = address.split(".");
  const { "//": _, ...found } = template.resource[type]?.[name] ?? {};
  if (Object.keys(found).length === 0) {
    throw new Error(`expected ${address}, got ${addresses(template).join(", ")}`);
  }
  return found;
}

/** A policy's statements. */
export function statements(policy: unknown): readonly Block[] {
  return (JSON.parse(policy as string) as { readonly Statement: readonly Block[] }).Statement;
}
