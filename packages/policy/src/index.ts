export {
  type Accepted,
  type Allowance,
  acceptChanges,
  allowDestroy,
  CHANGE_RULES,
  type ChangeFinding,
  type ChangeRow,
  type ChangeRule,
  causeOf,
  changeRules,
  EFFECTS,
  type Effect,
  GUARDED,
  type GuardedResource,
  type GuardedType,
  guardedChanges,
  isToDecide,
  judgeChanges,
  reasonOfStateless,
  STATELESS,
  type Stateless,
  UNGUARDED,
  type UnguardedType,
} from "./changes";
export { type EvaluateOptions, evaluate, type Finding, resourcesOf } from "./evaluate";
export { acceptsOther, type Excepted, except, type PolicyException } from "./exceptions";
export type { Check, Rule, Verdict } from "./rule";
export { RULES } from "./rules";
