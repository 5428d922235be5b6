export * from "./planning-copy";
export * from "./refinement";
