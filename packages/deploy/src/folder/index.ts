export { APPLY, NewPlanFolder, PlanFolder } from "./plan-folder";
export { lockPlans } from "./plan-lock";
