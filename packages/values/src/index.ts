export { nearest, suggestion } from "./nearest";
export { isPlainMap, type ValuePath, valueAt, withoutKey, withValue } from "./value-path";
