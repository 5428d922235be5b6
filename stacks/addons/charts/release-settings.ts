import { refersTo } from "@strata/kind";
import { seconds } from "@strata/kind/vocabulary";
import { z } from "zod";

/** What every Helm release says, of a chart or of objects. */
export const release = {
  after: z
    .array(refersTo(["addons.charts", "addons.objects"]))
    .default([])
    .describe("Charts and releases of objects that must be installed before, and removed after"),
  timeoutSeconds: seconds
    .min(60)
    .default(600)
    .describe("Seconds until everything of the release must be ready; then it is undone"),
};
