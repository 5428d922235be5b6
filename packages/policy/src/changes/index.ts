export { type Accepted, acceptChanges } from "./accept";
export { type ChangeRule, EFFECTS, type Effect, type SampleChange } from "./change-rule";
export {
  type Allowance,
  allowDestroy,
  GUARDED,
  type GuardedResource,
  type GuardedType,
  guardedChanges,
  UNGUARDED,
  type UnguardedType,
} from "./guard";
export { type ChangeFinding, causeOf, isToDecide, judgeChanges, type ShownChange } from "./judging";
export { CHANGE_RULES } from "./rules";
export { reasonOfStateless, STATELESS, type Stateless } from "./stateless";
export { type ChangeRow, changeRules } from "./table";
