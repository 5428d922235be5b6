import { defineKind } from "@strata/kind";
import { healthCheck } from "./settings";

/** Health checks of Route 53. */
export const healthChecks = defineKind({
  key: "healthChecks",
  title: "health check",
  description: "Checks from outside, each with an alarm in us-east-1",
  entry: healthCheck,
});
