export { type Block, isBlock } from "./block-path";
export { fromSynth, Inventory, isSame } from "./inventory";
export { conditionValues, jsonAround, type PolicyDocument, type PolicyStatement } from "./policy-document";
export {
  AttributeOf,
  attributesIn,
  describeResolved,
  FunctionOf,
  type Resolved,
  TextAround,
  UnresolvedReference,
  VariableOf,
} from "./resolved";
export { Resource } from "./resource";
export type { SynthesizedUnit } from "./unit";
