import type { SettingsProblem } from "@strata/config";
import { silentAlarms, type subscribers } from "@strata/kind/vocabulary";
import type { z } from "zod";

type Own = { readonly alarms: { readonly subscribers: z.output<typeof subscribers> } };

/** Whoever checks the health of a site is told when it fails. Paths are inside the layer. */
export function globalServicesProblems({ alarms }: Own, layer: unknown): readonly SettingsProblem[] {
  const [first] = Object.keys((layer as { readonly healthChecks: object }).healthChecks);
  return first === undefined
    ? []
    : silentAlarms(alarms.subscribers, `the alarm of healthChecks.${first} publishes`);
}
