export * from "./conditions";
export { isGiven, isSame, isTrue } from "./same";
export { inUse, notInUse, usersOf } from "./use";
export { compared } from "./version";
