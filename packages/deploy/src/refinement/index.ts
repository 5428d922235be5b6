export type { Difference, Shown } from "./difference";
export type { ChangeJson, JudgedPlan, PlanJson, ResourceEntry } from "./plan-json";
export { differences, refines } from "./refinement";
export { remaining } from "./resumed";
export type { ProviderSchemas } from "./shape";
