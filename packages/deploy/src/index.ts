export * from "./applying";
export * from "./consumed";
export { DeployError } from "./deploy-error";
export * from "./folder";
export * from "./planning";
export * from "./planning-copy";
export * from "./record";
export * from "./refinement";
export * from "./units";
