import type { Terraform } from "@strata/terraform";
import { DeployError } from "../deploy-error";
import type { Limit } from "../planning";
import type { Unit } from "../units";
import { UnitFolders } from "./unit-apply";

/**
 * Refuses to destroy a layer that others still read: a plan of them would find nothing to read, and could not even destroy
 * them. Those that are destroyed with it go first, and do not count; nor do those of which nothing exists.
 * @param all units of the environment
 * @throws {DeployError} with each layer and who reads it
 */
export async function refuseRead(
  environment: string,
  all: readonly Unit[],
  destroyed: readonly string[],
  { terraform, oneByOne }: { readonly terraform: Terraform; readonly oneByOne: Limit },
): Promise<void> {
  const readers = all.filter(
    ({ layer, reads }) => !destroyed.includes(layer) && reads.some((read) => destroyed.includes(read)),
  );
  const folders = new UnitFolders(terraform, oneByOne, "");
  const existing: Unit[] = [];
  for (const reader of readers) {
    const state = await folders.state(reader);
    if ((state?.resources ?? []).some(isManaged)) existing.push(reader);
  }
  if (existing.length === 0) return;
  throw new DeployError(
    existing.map(
      ({ layer, reads }) =>
        `${environment}: expected nobody to read ${reads.filter((read) => destroyed.includes(read)).join(", ")}, got ${layer}, which exists; destroy it first, or with it: strata destroy ${environment} --layer ${layer}`,
    ),
  );
}

function isManaged(resource: unknown): boolean {
  return (resource as { readonly mode?: string }).mode === "managed";
}
