import { existsSync } from "node:fs";
import { join } from "node:path";
import { stackName } from "@strata/contract";
import type { Deployment } from "../deployment/deployment.fixture";

/** Releases every lock that is left, as docs/deploy.md has it. */
export async function unlock(deployment: Deployment): Promise<void> {
  const { states } = await deployment.sandbox.status();
  for (const { key, lock } of states) {
    const layer = deployment.layers.find((each) => deployment.environment.state[each]?.key === key);
    if (lock !== undefined && layer !== undefined) {
      await deployment.succeed(layer, "force-unlock", "-force", lock.id);
    }
  }
}

/** Brings in the state that Terraform could not write, where it left one. */
export async function pushErroredState(deployment: Deployment, layer: string): Promise<void> {
  const file = "errored.tfstate";
  if (existsSync(join(deployment.unit(layer), file))) await deployment.succeed(layer, "state", "push", file);
}

/** Repairs every orphan by the command that `strata sandbox orphans` gives for it. */
export async function repairOrphans(deployment: Deployment): Promise<void> {
  for (const { repair } of await deployment.sandbox.orphans()) {
    if (repair.kind === "delete") {
      await deployment.sandbox.remove(repair);
      continue;
    }
    const isItsStack = (each: string): boolean => stackName(deployment.environment.id, each) === repair.stack;
    const layer = deployment.layers.find(isItsStack);
    if (layer === undefined) throw new Error(`${repair.stack}: expected a stack of the environment`);
    await deployment.succeed(layer, "import", "-input=false", repair.address, repair.id);
  }
}
