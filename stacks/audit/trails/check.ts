import type { SettingsProblem } from "@strata/config";
import { EARLIEST_TRANSITION_DAYS } from "@strata/kind/vocabulary";
import type { TrailSettings } from "./settings";

/** The bucket that a service of the layer delivers to, as far as time is concerned. */
export type DeliverySettings = Pick<TrailSettings["bucket"], "expireDays" | "transition">;

/** Files expire no earlier than they may be deleted, and move as S3 lets them. Paths are inside the entry. */
export function trailProblems({ bucket }: TrailSettings): readonly SettingsProblem[] {
  return [...lockProblems(bucket), ...deliveryProblems(bucket)];
}

/** S3 marks a held file as deleted and keeps, and bills, it. Source: S3 user guide, "Object Lock considerations". */
function lockProblems({ objectLock, expireDays }: TrailSettings["bucket"]): readonly SettingsProblem[] {
  if (objectLock === undefined || expireDays === undefined || expireDays >= objectLock.days) return [];
  return [
    {
      path: ["bucket", "expireDays"],
      expected: `at least ${objectLock.days}, the days for which Object Lock holds a file`,
      got: String(expireDays),
    },
  ];
}

/**
 * Files move as S3 lets them, and expire after they have moved. Source: S3 user guide, "Lifecycle configuration elements"
 * and "Transitioning objects".
 */
export function deliveryProblems({ transition, expireDays }: DeliverySettings): readonly SettingsProblem[] {
  if (transition === undefined) return [];
  const { days, storageClass } = transition;
  const earliest = EARLIEST_TRANSITION_DAYS[storageClass] ?? 0;
  const early =
    days >= earliest
      ? []
      : [
          {
            path: ["bucket", "transition", "days"],
            expected: `at least ${earliest}, since files move to ${storageClass} no earlier`,
            got: String(days),
          },
        ];
  const expired =
    expireDays === undefined || expireDays > days
      ? []
      : [
          {
            path: ["bucket", "expireDays"],
            expected: `more than ${days}, the days after which files move to ${storageClass}`,
            got: String(expireDays),
          },
        ];
  return [...early, ...expired];
}
