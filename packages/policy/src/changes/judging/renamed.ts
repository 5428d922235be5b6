import type { PlanChanges, ResourceChange } from "@strata/inventory";

/** Attributes that name the same thing in AWS or Kubernetes, wherever it is in the configuration. */
const NAMES = [
  "name",
  "bucket",
  "identifier",
  "cluster_identifier",
  "replication_group_id",
  "cluster_id",
  "node_group_name",
  "creation_token",
  "domain_name",
  "repository_url",
  "function_name",
  "cidr_block",
  "url",
  "metadata.name",
];

/**
 * A resource that is made in the same plan under the name of one that is deleted: then it is most likely the same one
 * under another address, and a `moved` block keeps it.
 */
export function renamedTo(change: ResourceChange, plan: PlanChanges): string | undefined {
  if (change.action !== "delete" || change.deposed !== undefined) return undefined;
  const made = plan.changes.filter(({ action, type }) => action === "create" && type === change.type);
  return made.find(({ after }) =>
    NAMES.some((name) => {
      const value = change.before.value(name);
      return typeof value === "string" && value !== "" && after.value(name) === value;
    }),
  )?.address;
}
