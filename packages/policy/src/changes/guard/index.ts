export { type Allowance, allowDestroy } from "./allow-destroy";
export { type GuardedResource, guardedChanges } from "./guarded-changes";
export type { GuardedType, UnguardedType } from "./guarded-type";
export { GUARDED } from "./guarded-types";
export { UNGUARDED } from "./unguarded";
