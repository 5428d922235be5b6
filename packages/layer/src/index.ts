export {
  type Build,
  type BuildContext,
  type Builder,
  type BuildsOf,
  builderFor,
  type Upstreams,
} from "./build";
export { byName, entryOf } from "./by-name";
export { type Expectations, type ExpectedLifecycle, expecting, type LookedUp } from "./expectations";
export { type KindStackClass, stackOf } from "./kind-stack";
export { LayerStack, type LookUpProps } from "./layer-stack";
export { type MovedAddress, type RenamedEntry, renamedResources } from "./moved";
export { literal, resolveReferences } from "./references";
export { Source, type SourceProps } from "./source";
export { SynthError } from "./synth-error";
export { objectType, terraformType } from "./terraform-type";
export type { Unit, UnitEnvironment, UnitState, Upstream } from "./unit";
