export { type EvaluateOptions, evaluate, type Finding, resourcesOf } from "./evaluate";
export { acceptsOther, type Excepted, except, type PolicyException } from "./exceptions";
export type { Check, Rule, Verdict } from "./rule";
export { RULES } from "./rules";
