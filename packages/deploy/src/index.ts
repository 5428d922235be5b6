export * from "./consumed";
export * from "./planning-copy";
export * from "./record";
export * from "./refinement";
