export { byName, entryOf } from "./by-name";
export { LayerStack, type LookUpProps } from "./layer-stack";
export { literal, resolveReferences } from "./references";
export { Source, type SourceProps } from "./source";
export { SynthError } from "./synth-error";
export { objectType, terraformType } from "./terraform-type";
export type { Unit, UnitEnvironment, UnitState, Upstream } from "./unit";
