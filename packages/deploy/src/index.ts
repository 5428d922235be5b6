export * from "./consumed";
export * from "./planning-copy";
export * from "./refinement";
