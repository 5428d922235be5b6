export { nearest, suggestion } from "./nearest";
export { own } from "./own";
export { isAtOrBelow, isPlainMap, type ValuePath, valueAt, withoutKey, withValue } from "./value-path";
export { compareVersions, majorOf, mayBeLower, minorOf, versionNumbers } from "./versions";
export { counted, withArticle } from "./words";
