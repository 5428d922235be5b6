export { asList, type Block, isBlock } from "./block-path";
export { fromSynth, Inventory, isSame } from "./inventory";
export { jsonAround } from "./policy-document/json-around";
export {
  conditionValues,
  type PolicyDocument,
  type PolicyStatement,
} from "./policy-document/policy-document";
export { attributesIn, describeResolved } from "./resource/resolved";
export {
  AttributeOf,
  FunctionOf,
  type Resolved,
  Resource,
  TextAround,
  VariableOf,
} from "./resource/resource";
export { UnresolvedReference } from "./resource/unresolved-reference";
export {
  type Reach,
  reachOf,
  routeTablesOf,
  subnetsAt,
  subnetsFollowing,
  subnetsReaching,
  zonesOf,
} from "./routing/routing";
export type { SynthesizedUnit } from "./unit";
