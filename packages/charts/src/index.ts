export { additionsWith } from "./additions";
export { type ChartSource, chartOfGroup, FACTS, factsOf, releasesOf } from "./catalogue";
export { countOf, holdsSomething, isOn, setAt, type Values } from "./effective";
export type { Addition, ChartFacts, ComesAfter } from "./facts";
export { type Floating, floatingImages, isPinned } from "./images";
export { type NamedNamespace, namespacesIn } from "./named-namespaces";
export { type ManifestObject, OPERATED, type PodsOf, podsOf } from "./operated";
export { type Budget, blocksDrains, type RunningWorkload, runningWith } from "./running";
