import { defineKind } from "@strata/kind";
import { volumeProblems } from "./check";
import { volume } from "./settings";

/** Volumes on access points, each with its claim. */
export const volumes = defineKind({
  key: "volumes",
  title: "volume",
  description: "Volumes on access points of the data layer, each with its claim, by name",
  entry: volume,
  check: ({ name, entries }) => volumeProblems(name, entries),
});
