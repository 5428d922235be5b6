import { COMPUTE_LIMITS } from "./compute";
import { DATABASE_LIMITS } from "./databases";
import { EDGE_LIMITS } from "./edge";
import type { Limit } from "./limit";
import { MONITORING_LIMITS } from "./monitoring";
import { STORAGE_LIMITS } from "./storage";

/** What services refuse of the values of resources, by type: minimums, maximums, patterns, and values that exclude others. */
export const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  ...COMPUTE_LIMITS,
  ...DATABASE_LIMITS,
  ...EDGE_LIMITS,
  ...MONITORING_LIMITS,
  ...STORAGE_LIMITS,
};
