import type { ChangeRule } from "../change-rule";
import { changesFromValue, goesDown, turnsOn } from "../conditions";
import { rulesOf } from "../holding";

const TYPES = ["helm_release"];
const UNINSTALL = "Helm, helm uninstall";
const CRDS =
  "custom resource definitions that are among its templates go too, and with each all objects of its kind; those under crds/ stay";

/** Releases of charts. */
export const helm: readonly ChangeRule[] = [
  ...rulesOf({
    id: "helm-release",
    types: TYPES,
    lost: `everything that the chart has made: workloads stop, volume claims of its templates go with their data, ${CRDS}`,
    deletion:
      "see what it holds with helm get manifest; back up volumes and custom resources; delete objects of an operator before the operator",
    replacement:
      "install the other release beside it under another name, move what uses it, and uninstall this one last; a removed block with destroy = false leaves it running",
    source: [UNINSTALL, "Helm provider, helm_release", "Helm, Custom Resource Definitions"],
    fixed: [
      {
        id: "name",
        attributes: ["name"],
        reason: `a release cannot be renamed: it is uninstalled and installed anew; ${CRDS}`,
        way: "keep the name of the release; a fullnameOverride in values is for the names of objects",
      },
      {
        id: "namespace",
        attributes: ["namespace"],
        reason: `a release stays in its namespace: it is uninstalled and installed anew elsewhere; ${CRDS}`,
        way: "install it in the other namespace beside this one, if the chart can be there twice; move what uses it, and uninstall this one last",
      },
    ],
  }),
  {
    id: "helm-chart-changed",
    types: TYPES,
    on: ["update"],
    attributes: ["chart"],
    when: {
      words: "becomes a chart of another name",
      test: (before, after, change) =>
        changesFromValue.test(before, after, change) && baseOf(before) !== baseOf(after),
    },
    effect: "destroys",
    reason: `Helm upgrades the release to the other chart: whatever that does not have is deleted, volume claims of templates too; ${CRDS}`,
    way: "compare helm template of both; if they differ in more than a version, install the other one beside it under another release",
    source: ["Helm, helm upgrade"],
    fault: { before: { chart: "exporter" }, after: { chart: "other" } },
    right: { before: { chart: "exporter" }, after: { chart: "exporter" } },
  },
  {
    id: "helm-chart-version-down",
    types: TYPES,
    on: ["update"],
    attributes: ["version"],
    when: goesDown,
    effect: "cannotBeUndone",
    reason:
      "the older chart is installed over what the newer one has changed: custom resource definitions and stored data may be newer than it can read, and Helm takes no definition back",
    way: "keep the version; to go back after an upgrade that failed, read the chart's notes on downgrades first, restore what it has stored, and accept the change",
    source: ["Helm, Custom Resource Definitions"],
    fault: { before: { version: "1.16.2" }, after: { version: "1.15.0" } },
    right: { before: { version: "1.15.0" }, after: { version: "1.15.1" } },
  },
  {
    id: "helm-chart-major-up",
    types: TYPES,
    on: ["update"],
    attributes: ["version"],
    when: {
      words: "goes up by a major version",
      test: (before, after) => Number(majorOf(after)) > Number(majorOf(before)),
    },
    effect: "interrupts",
    lasts: "whoever uses what the chart runs, while its pods restart, or until values fit the new version",
    reason:
      "a major version may rename values and objects, and Helm does not update definitions under crds/ by itself",
    way: "read the chart's notes on upgrades; apply its new definitions with kubectl first; compare helm template of both",
    source: ["Helm, Custom Resource Definitions", "Semantic Versioning 2.0.0"],
    fault: { before: { version: "1.16.2" }, after: { version: "2.0.0" } },
    right: { before: { version: "1.16.2" }, after: { version: "1.17.0" } },
  },
  {
    id: "helm-release-forced",
    types: TYPES,
    on: ["update"],
    attributes: ["force_update", "recreate_pods", "replace"],
    when: turnsOn,
    effect: "interrupts",
    lasts: "whoever uses what the chart runs: its objects are deleted and made anew at each change",
    reason: "objects are replaced instead of changed, so that services lose their addresses",
    way: "leave it off; delete the one object that cannot be changed by hand",
    source: ["Helm provider, helm_release"],
    fault: { before: { force_update: false }, after: { force_update: true } },
    right: { before: { force_update: true }, after: { force_update: false } },
  },
];

/** The name of a chart without its repository or folder. */
function baseOf(chart: unknown): string {
  return String(chart).split("/").at(-1) ?? "";
}

function majorOf(version: unknown): string {
  return /^v?(\d+)\./.exec(String(version))?.[1] ?? "";
}
