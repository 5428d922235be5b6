export * from "./digest";
export * from "./providers";
export * from "./unit";
