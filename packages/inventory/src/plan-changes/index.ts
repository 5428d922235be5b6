export { NotAPlan } from "./not-a-plan";
export { parsePlan } from "./plan-text";
export { readChanges } from "./read-changes";
export type { ChangeAction, PlanChanges, ResourceChange } from "./resource-change";
export { type Known, Side } from "./side";
