export * from "@strata/config/schema/vocabulary";
