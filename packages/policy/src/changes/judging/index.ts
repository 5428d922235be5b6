export type { ChangeFinding } from "./finding";
export { causeOf } from "./general";
export { isToDecide, judgeChanges } from "./judge";
export type { ShownChange } from "./shown";
