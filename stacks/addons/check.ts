import type { CheckContext, SettingsProblem } from "@strata/config";
import { chartProblems } from "./check-charts";
import { roleProblems } from "./check-roles";
import { volumeProblems } from "./check-volumes";
import type { AddonsSettings } from "./settings";

/** Namespaces that every cluster has from its start. */
const BUILT_IN_NAMESPACES: readonly string[] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** What the schema cannot say of add-on settings: names that must exist, their order, and who acts as whom. */
export function addonsCheck(context: CheckContext): readonly SettingsProblem[] {
  const addons = context.settings("addons") as AddonsSettings;
  return [
    ...namespaceProblems(addons),
    ...chartProblems(addons, context),
    ...roleProblems(addons, context),
    ...defaultClassProblems(addons),
    ...volumeProblems(addons, context),
    ...serviceProblems(addons),
  ];
}

function namespaceProblems({
  namespaces,
  charts,
  objects,
  workloads,
  volumes,
}: AddonsSettings): readonly SettingsProblem[] {
  const known = [...Object.keys(namespaces), ...BUILT_IN_NAMESPACES];
  const owned = Object.keys(namespaces)
    .filter((name) => BUILT_IN_NAMESPACES.includes(name))
    .map((name) => ({
      path: ["namespaces", name],
      expected: "a namespace that the cluster does not have from its start",
      got: name,
    }));
  const uses = Object.entries({ charts, objects, workloads, volumes }).flatMap(([kind, entries]) =>
    Object.entries(entries).map(([name, { namespace }]) => ({ path: [kind, name, "namespace"], namespace })),
  );
  const unknown = uses
    .filter(({ namespace }) => !known.includes(namespace))
    .map(({ path, namespace }) => ({
      path,
      expected: `a namespace: ${known.join(", ")}`,
      got: JSON.stringify(namespace),
      mend: `add ${namespace} to namespaces`,
    }));
  return [...owned, ...unknown];
}

function defaultClassProblems({ storageClasses }: AddonsSettings): readonly SettingsProblem[] {
  const defaults = Object.keys(storageClasses).filter((name) => storageClasses[name]?.default === "class");
  return defaults.slice(1).map((name) => ({
    path: ["storageClasses", name, "default"],
    expected: `one default class, which is ${defaults[0]}`,
    got: "class",
  }));
}

/** Who deploys a service reads which account it runs under: there is one answer. */
function serviceProblems({ workloads }: AddonsSettings): readonly SettingsProblem[] {
  const placed = Object.entries(workloads).flatMap(([workload, { services }]) =>
    services.map((service, index) => ({
      workload,
      service,
      path: ["workloads", workload, "services", index],
    })),
  );
  return placed.flatMap(({ service, path }, index) => {
    const first = placed.find((other) => other.service === service);
    return first === placed[index]
      ? []
      : [
          {
            path,
            expected: `a service that runs under one account, which is ${first?.workload}`,
            got: service,
          },
        ];
  });
}
