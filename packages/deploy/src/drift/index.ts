export { driftJson } from "./drift-json";
export { driftMarkdown } from "./drift-markdown";
export {
  type DriftedAttribute,
  type DriftedResource,
  type DriftInput,
  type DriftReport,
  driftReport,
  type GoneResource,
  hasDrift,
  type UnitDrift,
} from "./drift-report";
export { driftLines } from "./drift-text";
export { type FindDriftOptions, type FoundDrift, findDrift } from "./find-drift";
export { type Remedy, STANDINGS, type Standing } from "./standing";
