export type { PlanDocument } from "./content";
export { htmlOf } from "./html/html";
export type { DocumentInput, GuardedChange, TouchedSetting } from "./input";
export { junitOf } from "./junit/junit";
export { markdownOf } from "./markdown/markdown";
export { planDocument } from "./plan-document";
