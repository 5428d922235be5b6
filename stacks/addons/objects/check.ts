import { chartOfGroup } from "@strata/charts";
import type { SettingsProblem } from "@strata/config";
import type { EntryContext } from "@strata/kind";
import { circleProblems, missingBefore } from "../charts/order-check";
import { objectValueProblems } from "./object-values";
import type { ObjectReleaseSettings } from "./settings";

/** Faults of a release of objects; paths are inside the entry. */
export function objectProblems(context: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  return [
    ...circleProblems(context),
    ...kindProblems(context),
    ...secretProblems(context.entry),
    ...identityProblems(context.entry),
    ...Object.entries(context.entry.items).flatMap(([item, object]) =>
      objectValueProblems(object).map((problem) => ({ ...problem, path: ["items", item, ...problem.path] })),
    ),
  ];
}

/** Helm looks up each kind before it installs anything of a release. */
function kindProblems(context: EntryContext<ObjectReleaseSettings>): readonly SettingsProblem[] {
  return Object.entries(context.entry.items).flatMap(([item, { apiVersion, kind }]) => {
    const chart = chartOfGroup(apiVersion.split("/")[0] ?? "");
    const why = `which brings kind ${kind} of item ${item}`;
    return chart === undefined ? [] : missingBefore(chart, why, "always", context);
  });
}

function secretProblems({ items }: ObjectReleaseSettings): readonly SettingsProblem[] {
  return Object.entries(items)
    .filter(([, { kind }]) => kind === "Secret")
    .map(([item]) => ({
      path: ["items", item, "kind"],
      expected: "a kind other than Secret, since the state holds values as they are",
      got: "Secret",
      mend: "keep the secret in the data layer and let an operator fetch it",
    }));
}

/** An object is one by its group, kind, namespace and name: Helm refuses a release that has it twice. */
function identityProblems({ namespace, items }: ObjectReleaseSettings): readonly SettingsProblem[] {
  const identities = Object.entries(items).map(([item, { apiVersion, kind, metadata }]) => ({
    item,
    identity: [
      apiVersion.split("/").slice(0, -1).join("/"),
      kind,
      String(metadata.namespace ?? namespace),
      metadata.name ?? item,
    ].join(" "),
  }));
  return identities.flatMap(({ item, identity }) => {
    const first = identities.find((other) => other.identity === identity);
    return first?.item === item
      ? []
      : [
          {
            path: ["items", item],
            expected: "an object that the release does not have yet",
            got: `${identity.trim()}, which is item ${first?.item}`,
          },
        ];
  });
}
