export { conditionsHold, type RequestContext } from "./condition";
export { conditionValues, documentOf, type PolicyDocument, type PolicyStatement } from "./document";
export { type Answer, evaluateAccess, mayBeAllowed, type NamedPolicy, type Policies } from "./evaluate";
export { matches, overlap } from "./match";
export type { Principal } from "./principal";
export { type AccessRequest, applies } from "./statement";
export type { Truth } from "./truth";
