import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { shopUnit } from "./shop.fixture";
import { Stack } from "./stack";

// biome-ignore lint/suspicious/noExplicitAny: blocks of Terraform's JSON have the shape that the tests assert
export type Block = any;

/** What Terraform would read of the shop's addons layer with these settings. */
export function synthShop(...settings: Parameters<typeof shopUnit>): Block {
  const outdir = mkdtempSync(join(tmpdir(), "strata-addons-"));
  try {
    const stack = new Stack(new App({ outdir, stackTraces: false }), shopUnit(...settings));
    stack.prepareStack();
    stack.runAllValidations();
    return JSON.parse(JSON.stringify(stack.toTerraform()));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
