export { type PartlyKnown, WHOLLY_UNKNOWN } from "./partly-known";
export { type OutputChange, type PlannedOutputs, plannedOutputs } from "./planned-outputs";
export {
  type CopyState,
  type PlanningFiles,
  planningFiles,
  sourcesOf,
  UNKNOWN_ADDRESS,
} from "./planning-copy";
