export * from "./planning-copy";
