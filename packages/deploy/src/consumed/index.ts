export { type ChangedOutput, changedOutputs } from "./changed-outputs";
export { consumedOutputs, type OutputPath } from "./consumed-outputs";
