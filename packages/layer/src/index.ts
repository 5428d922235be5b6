export { byName, entryOf } from "./by-name";
export {
  boolean,
  type Consumed,
  type Contract,
  type ContractOutputs,
  contract,
  type Entries,
  type EntryLookup,
  type EntryOf,
  entries,
  type Field,
  type Fields,
  type Kind,
  number,
  type Published,
  string,
  strings,
  type ValueOf,
} from "./contract";
export { exampleOf } from "./example";
export { LayerStack, type LookUpProps } from "./layer-stack";
export { isReference, literal, type OutputReference, outputName, resolveReferences } from "./references";
export { Source, type SourceProps } from "./source";
export { SynthError } from "./synth-error";
export { objectType, terraformType } from "./terraform-type";
export { stackName, type Unit, type UnitEnvironment, type UnitState, type Upstream } from "./unit";
