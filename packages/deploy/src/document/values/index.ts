export { type AttributeChange, attributeChanges, attributesOf, isUnknownAfter } from "./attribute-changes";
export { Secrets } from "./secrets";
export { pathText, type Shown, type Until, unknownWords } from "./shown";
export { type Side, type Step, sideAt } from "./side";
