import type { SettingsProblem } from "@strata/config";
import { repeatedSubscribers, silentAlarms, type subscribers } from "@strata/kind/vocabulary";
import type { z } from "zod";

type Own = { readonly alarms: { readonly subscribers: z.output<typeof subscribers> } };

/** Whoever checks the health of a site is told when it fails, and once. Paths are inside the layer. */
export function globalServicesProblems({ alarms }: Own, layer: unknown): readonly SettingsProblem[] {
  const [first] = Object.keys((layer as { readonly healthChecks: object }).healthChecks);
  const silent =
    first === undefined
      ? []
      : silentAlarms(alarms.subscribers, `the alarm of healthChecks.${first} publishes`);
  return [...silent, ...repeatedSubscribers(alarms.subscribers)];
}
