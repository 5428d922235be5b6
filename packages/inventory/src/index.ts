export { conditionValues, type PolicyDocument, type PolicyStatement } from "@strata/iam";
export { Access, type AccessQuestion } from "./access/access";
export type { Place } from "./access/arn";
export { asList, type Block, isBlock } from "./block-path";
export { isSymbolic } from "./evaluation/known";
export { parseText } from "./expression/parse";
export { pathsIn, pathText, type ReadPath, readPaths } from "./expression/read-paths";
export type { Expression, Step } from "./expression/syntax";
export { UnreadExpression } from "./expression/unread-expression";
export { fromSynth, Inventory, isSame, type Replacement } from "./inventory";
export { type PlannedLayer, readPlan } from "./plan/read-plan";
export { ValueWithheld } from "./plan/withheld";
export {
  type ChangeAction,
  type Known,
  NotAPlan,
  type PlanChanges,
  parsePlan,
  type ResourceChange,
  readChanges,
  Side,
} from "./plan-changes";
export { jsonAround } from "./policy-document/json-around";
export { describeResolved } from "./resource/resolved";
export {
  AttributeOf,
  attributesIn,
  FunctionOf,
  type Resolved,
  Resource,
  TextAround,
  UnknownValue,
  VariableOf,
} from "./resource/resource";
export { UnresolvedReference } from "./resource/unresolved-reference";
export {
  type Reach,
  reachOf,
  routesOf,
  routeTablesOf,
  subnetsAt,
  subnetsFollowing,
  subnetsReaching,
  zonesOf,
} from "./routing/routing";
export type { SynthesizedUnit } from "./unit";
