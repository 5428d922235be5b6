export type { Difference, Shown } from "./difference";
export type { ChangeJson, JudgedPlan, PlanJson, ResourceEntry } from "./plan-json";
export { differences, refines } from "./refinement";
export type { ProviderSchemas } from "./shape";
