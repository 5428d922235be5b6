export type { ChangeFinding } from "./finding";
export { isToDecide, judgeChanges } from "./judge";
export type { ShownChange } from "./shown";
