import type { SettingsProblem } from "@strata/config";
import { cronJobSchedule, labelKey, labelValue, quantity } from "@strata/kind/vocabulary";
import { isPlainMap, valueAt } from "@strata/values";

/** A part of an object, and its path inside the item. */
type Visit = (value: unknown, path: readonly (string | number)[]) => readonly SettingsProblem[];

/** Fields that hold quantities of resources, by their name. Source: Kubernetes API, `ResourceRequirements`, `ResourceQuotaSpec`. */
const QUANTITIES: readonly string[] = ["requests", "limits"];

/** Values that the API server refuses, whatever the kind: labels, quantities and schedules. Paths are inside the item. */
export function objectValueProblems(item: Readonly<Record<string, unknown>>): readonly SettingsProblem[] {
  const schedule = item.kind === "CronJob" ? scheduleProblems(valueAt(item, ["spec", "schedule"])) : [];
  return [
    ...walk(item, [], (value, path) => [...labelProblems(value, path), ...quantityProblems(value, path)]),
    ...schedule,
  ];
}

/** Requests and limits of pods that are no quantities, as charts take them in their values. Paths are inside the values. */
export function resourceProblems(values: Readonly<Record<string, unknown>>): readonly SettingsProblem[] {
  return walk(values, [], quantityProblems);
}

function walk(value: unknown, path: readonly (string | number)[], visit: Visit): readonly SettingsProblem[] {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((member: unknown, index) => [index, member] as const)
    : isPlainMap(value)
      ? Object.entries(value)
      : [];
  return [...visit(value, path), ...members.flatMap(([key, member]) => walk(member, [...path, key], visit))];
}

/** Labels and annotations of metadata, the object's own and those of templates in it. */
function labelProblems(value: unknown, path: readonly (string | number)[]): readonly SettingsProblem[] {
  if (path.at(-1) !== "metadata" || !isPlainMap(value)) return [];
  return (["labels", "annotations"] as const).flatMap((field) =>
    Object.entries(isPlainMap(value[field]) ? value[field] : {}).flatMap(([key, text]) => {
      const at = [...path, field, key];
      const badKey = labelKey.safeParse(key).success
        ? []
        : [{ path: at, expected: 'a key such as "team" or "example.com/team"', got: JSON.stringify(key) }];
      const isText = field === "labels" ? labelValue.safeParse(text).success : typeof text === "string";
      return isText || isPlainMap(text)
        ? badKey
        : [
            ...badKey,
            { path: at, expected: `text that Kubernetes takes in ${field}`, got: JSON.stringify(text) },
          ];
    }),
  );
}

function quantityProblems(value: unknown, path: readonly (string | number)[]): readonly SettingsProblem[] {
  const isResources = path.at(-2) === "resources" && QUANTITIES.includes(String(path.at(-1)));
  if (!isResources || !isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([resource, amount]) =>
    isPlainMap(amount) || quantity.safeParse(String(amount)).success
      ? []
      : [
          {
            path: [...path, resource],
            expected: 'a quantity such as "500m" or "2Gi"',
            got: JSON.stringify(amount),
          },
        ],
  );
}

function scheduleProblems(schedule: unknown): readonly SettingsProblem[] {
  return isPlainMap(schedule) || cronJobSchedule.safeParse(schedule).success
    ? []
    : [
        {
          path: ["spec", "schedule"],
          expected: 'a cron expression of five fields such as "0 3 * * *"',
          got: schedule === undefined ? "nothing" : JSON.stringify(schedule),
        },
      ];
}
