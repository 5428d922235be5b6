import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import { type OwnSandbox, openSandbox, type SandboxOptions } from "./open-sandbox";
import { networkTemplate } from "./shop.fixture";

/** Where the provider bindings are installed. */
export const from = join(__dirname, "../../../stacks");
/** Where the unit of a test has its state. */
export const stateKey = "shop/network/terraform.tfstate";

/** A sandbox of this process, which closes after the test. @default directory a folder of its own */
export async function opened(
  options: Partial<SandboxOptions> = {},
): Promise<{ readonly sandbox: OwnSandbox; readonly directory: string }> {
  const directory = options.directory ?? temporaryFolder();
  const sandbox = await openSandbox({ from, templates: [networkTemplate()], ...options, directory });
  onTestFinished(() => sandbox.close());
  return { sandbox, directory };
}

/** A folder with the invented network as its only unit. */
export function writtenUnit(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(networkTemplate()));
  return folder;
}
