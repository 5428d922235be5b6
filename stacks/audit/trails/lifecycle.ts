import type { LifecycleRule } from "@strata/aws";
import type { DeliverySettings } from "./check";

/** What becomes of the files in a bucket that a service delivers to. */
export function lifecycle({
  expireDays,
  transition,
}: DeliverySettings): Readonly<Record<string, LifecycleRule>> {
  if (expireDays === undefined && transition === undefined) return {};
  return {
    files: {
      ...(expireDays === undefined ? {} : { expireDays, noncurrentDays: 30 }),
      ...(transition === undefined ? {} : { transition }),
    },
  };
}
