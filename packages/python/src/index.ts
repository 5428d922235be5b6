export { type PythonEnvironment, type PythonEnvironmentOptions, pythonEnvironment } from "./environment";
export { PythonError } from "./python-error";
export { type PinnedRequirements, pinnedRequirements } from "./requirements";
