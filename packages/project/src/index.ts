export { type EnvironmentsOptions, environmentsOf } from "./environments";
export { type Graph, type GraphUnit, graphOf } from "./graph";
export { keptStacks } from "./kept-stacks";
export { type LayerProviders, layerProviders, type ProviderConstraint } from "./layer-providers";
export { layersOf } from "./layers";
export { accepted } from "./ledger/accept";
export { additions, conflicts, pending } from "./ledger/differences";
export { type LedgerOrders, type Revision, revised } from "./ledger/revise";
export { type PlacedEnvironment, type PlacedEnvironments, placedEnvironments } from "./placed-units";
export {
  cacheFolder,
  findProject,
  inProject,
  layersFolder,
  type Project,
  projectAt,
  resultsFolder,
} from "./project";
export { ProjectError } from "./project-error";
export { type Found, mirroredPath, settingOf } from "./setting-of";
export {
  type Manifest,
  type Synthesis,
  type SynthesizedStack,
  type SynthesizedUnit,
  type Template,
  unitsOf,
  withSynthesis,
} from "./synthesis";
export { placeUnits, unitFolder } from "./unit-folders";
