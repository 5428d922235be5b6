import { analyzer } from "@strata/aws";
import { Construct } from "constructs";
import { build } from "../builder";
import { accessAnalyzer } from "./kind";

/** The analyzers, where the settings have them. */
export const buildAccessAnalyzer = build(accessAnalyzer, ({ scope, settings, names }) => {
  if (settings.accessAnalyzer === undefined) return;
  const { unusedAfterDays } = settings.accessAnalyzer;
  const { external, unused } = names();
  const each = new Construct(scope, "access-analyzer");
  analyzer(each, "external", { name: external });
  if (unusedAfterDays !== undefined) analyzer(each, "unused", { name: unused, unusedAfterDays });
});
