import { join, resolve } from "node:path";
import type { Project } from "@strata/project";

/** Where the plans of all environments are, unless a command names another folder. */
export function plansFolder({ root }: Project, named: string | undefined): string {
  return named === undefined ? join(root, ".strata", "plans") : resolve(named);
}
