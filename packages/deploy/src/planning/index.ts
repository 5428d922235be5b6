export { type Limit, limitTo } from "./limit";
export { type EnvironmentPlanOptions, type EnvironmentPlans, planEnvironment } from "./plan-environment";
export { type PlanningOptions, planUnits } from "./plan-units";
export { actionsOf, jsonOf, type RecordFacts, recordOf } from "./recorded";
export { type LayerSelection, selectedLayers } from "./selection";
export { priorState, type StateVersion } from "./state-version";
export {
  changesIn,
  hasPlan,
  type MadePlan,
  type ShownPlan,
  type UnitOutcome,
  type UnitPlan,
} from "./unit-plan";
export { logOf, type PlanOptions, Workshop } from "./workshop";
