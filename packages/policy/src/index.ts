export { type Block, isBlock } from "./block-path";
export { type EvaluateOptions, evaluate, type Finding, resourcesOf } from "./evaluate";
export { type Excepted, except, type PolicyException } from "./exceptions";
export { fromSynth, Inventory, isSame } from "./inventory";
export { doOverlap, type Ipv4Range, ipv4Range, isInside } from "./ipv4-range";
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
export type { Check, Rule, Verdict } from "./rule";
export { RULES } from "./rules";
export type { SynthesizedUnit } from "./unit";
