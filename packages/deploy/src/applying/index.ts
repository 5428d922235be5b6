export {
  type AppliedLayers,
  type ApplyLayersOptions,
  applyLayers,
} from "./apply-layers";
export { type ApplyEvent, type ApplyPlansOptions, applyPlans } from "./apply-plans";
export { differenceLines } from "./difference-lines";
export { type FindSettings, type GuardedPlan, guard, guardedIn, type SettingsBehind } from "./guard";
export { refuseRead } from "./readers";
