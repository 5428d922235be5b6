export {
  type Accepted,
  acceptChanges,
  CHANGE_RULES,
  type ChangeFinding,
  type ChangeRow,
  type ChangeRule,
  changeRules,
  EFFECTS,
  type Effect,
  isToDecide,
  judgeChanges,
  reasonOfStateless,
  STATELESS,
  type Stateless,
} from "./changes";
export { type EvaluateOptions, evaluate, type Finding, resourcesOf } from "./evaluate";
export { acceptsOther, type Excepted, except, type PolicyException } from "./exceptions";
export type { Check, Rule, Verdict } from "./rule";
export { RULES } from "./rules";
