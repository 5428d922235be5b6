export { type Affected, type AffectedOptions, affected } from "./affected";
export type { AffectedStatus, AffectedUnit, Why } from "./affected-units";
export { type Matrix, type MatrixEntry, wavesOf } from "./waves";
