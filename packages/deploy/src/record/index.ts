export * from "./plan-record";
