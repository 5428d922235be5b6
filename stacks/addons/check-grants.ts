import type { CheckContext, SettingsProblem } from "@strata/config";
import { dataEntries, unknownEntry } from "./data-entries";
import type { AddonsSettings } from "./settings";

type Grants = AddonsSettings["workloads"][string]["grants"];

/** One name of something in the data layer that a role is granted. */
interface Use {
  /** Entries of the data layer's settings. */
  readonly of: "secrets" | "databases" | "caches" | "buckets";
  readonly name: string;
  readonly path: SettingsProblem["path"];
}

/** Faults of grants: names that the data layer does not have, and credentials that it does not keep. */
export function grantProblems(addons: AddonsSettings, context: CheckContext): readonly SettingsProblem[] {
  const data = dataEntries(context);
  if (data === undefined) return [];
  return usesOf(addons).flatMap(({ of, name, path }) => {
    const entry = data[of]?.[name];
    return entry === undefined ? [unknownEntry(path, of, name, data)] : credentialProblems(path, of, entry);
  });
}

function usesOf({ charts, workloads }: AddonsSettings): readonly Use[] {
  return [
    ...Object.entries(charts).flatMap(([chart, { role }]) =>
      (role?.secrets ?? []).map(
        (name, index): Use => ({ of: "secrets", name, path: ["charts", chart, "role", "secrets", index] }),
      ),
    ),
    ...Object.entries(workloads).flatMap(([workload, { grants }]) =>
      usesOfGrants(grants, ["workloads", workload, "grants"]),
    ),
  ];
}

function usesOfGrants(grants: Grants, path: SettingsProblem["path"]): readonly Use[] {
  const lists = (["secrets", "databases", "caches"] as const).flatMap((of) =>
    grants[of].map((name, index): Use => ({ of, name, path: [...path, of, index] })),
  );
  const buckets = Object.keys(grants.buckets).map(
    (name): Use => ({ of: "buckets", name, path: [...path, "buckets", name] }),
  );
  const unread = (grants.secretsUnder?.unread ?? []).map(
    (name, index): Use => ({ of: "secrets", name, path: [...path, "secretsUnder", "unread", index] }),
  );
  return [...lists, ...buckets, ...unread];
}

/** What others made has its credentials where its makers keep them, under a key that is not ours to grant. */
function credentialProblems(
  path: SettingsProblem["path"],
  of: Use["of"],
  entry: unknown,
): readonly SettingsProblem[] {
  const { mode } = entry as { readonly mode?: unknown };
  if (of === "secrets" || of === "buckets" || mode !== "external") return [];
  return [
    {
      path,
      expected: `one of data.${of} that this environment makes, whose secret is under its key`,
      got: "one of mode external",
      mend: "keep its credentials in data.secrets, and grant that secret",
    },
  ];
}
