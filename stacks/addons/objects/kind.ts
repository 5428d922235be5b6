import { defineKind } from "@strata/kind";
import { keptRelease, releaseName } from "../charts/release-settings";
import { objectProblems } from "./check";
import { objectRelease } from "./settings";

/** Kubernetes objects of any kind, in releases of Helm. */
export const objects = defineKind({
  key: "objects",
  title: "release",
  description:
    "Objects of any kind, by the name of the release: those of kinds that a chart brings come after it",
  entry: objectRelease,
  names: { release: releaseName },
  kept: keptRelease,
  check: objectProblems,
});
