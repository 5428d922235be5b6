import { defineKind } from "@strata/kind";
import { accessEntryProblems } from "./check";
import { accessEntry } from "./settings";

/** EKS access entries. */
export const accessEntries = defineKind({
  key: "accessEntries",
  title: "access entry",
  description: "Who may use the Kubernetes API",
  entry: accessEntry,
  check: accessEntryProblems,
});
