import { additionsWith, blocksDrains, countOf, floatingImages, runningWith, setAt } from "@strata/charts";
import type { Inventory, Resource } from "@strata/inventory";
import { withArticle } from "@strata/values";
import { show } from "./checks";
import { chartFacts, none, ofChart, valuesOf } from "./releases";
import { type Check, met } from "./rule";

/** No budget keeps every pod of its workload, so that nodes can be drained. */
export const drainable = ofChart((values, { runs = [] }) =>
  none(
    "budgets that let a pod of each workload go",
    runningWith(values, runs).flatMap(({ name, budget, replicas }) => {
      const blocked = budget && blocksDrains(budget, replicas);
      return blocked === undefined ? [] : [`${budget?.at} of ${name}: ${blocked}`];
    }),
  ),
);

/** What opens data has a startup probe before its liveness probe. */
export const startsBeforeItIsJudged = ofChart((values, { runs = [] }) =>
  none(
    "a startup probe where data is opened",
    runningWith(values, runs).flatMap(({ name, startupMissing }) =>
      startupMissing === undefined
        ? []
        : [`no ${startupMissing.at} of ${name}, which opens ${startupMissing.opens}`],
    ),
  ),
);

/** Each container states requests, and a limit of memory. */
export const statesResources = ofChart((values, { runs = [] }) =>
  none(
    "requests and limits of each container",
    runningWith(values, runs).flatMap(({ name, unstated }) =>
      unstated.map((path) => `no ${path} of ${name}`),
    ),
  ),
);

/** No image of the values, or of the chart where they are silent, floats. */
export const pinnedImages = ofChart((values, { floating }) =>
  none(
    "a full version or a digest of each image",
    floatingImages(values, floating).map(({ at, tag }) => `${at} ${show(tag)}`),
  ),
);

/** Whether policies of the unit decide what a namespace may do. */
const isClosed = (namespace: unknown, release: Resource, inventory: Inventory): boolean =>
  inventory
    .resources("kubernetes_network_policy_v1", release.layer)
    .some((policy) => policy.get("metadata.namespace") === namespace);

/** The chart brings nothing that weakens what the platform's own objects say. */
export const nothingTakenBack: Check = (release, inventory) => {
  const found = additionsWith(valuesOf(release), chartFacts(release).adds).filter(
    ({ object }) => object !== "NetworkPolicy" || isClosed(release.get("namespace"), release, inventory),
  );
  return none(
    "no object of the chart's own that takes back what the platform says",
    found.map(({ object, at, got, because }) => `${withArticle(object)} by ${at} ${show(got)}: ${because}`),
  );
};

const SECCOMP = ["RuntimeDefault", "Localhost"];

/** What is put into pods of restricted namespaces has the seccomp profile that those want. */
export const sidecarsFit: Check = (release, inventory) => {
  const { injects } = chartFacts(release);
  if (injects === undefined) return "met";
  const [key, value] = injects.label;
  const restricted = inventory
    .resources("kubernetes_namespace_v1", release.layer)
    .filter(
      (namespace) =>
        namespace.get(`metadata.labels["${key}"]`) === value &&
        namespace.get('metadata.labels["pod-security.kubernetes.io/enforce"]') === "restricted",
    );
  const profile = setAt(valuesOf(release), injects.seccomp);
  return met(
    restricted.length === 0 || SECCOMP.includes(String(profile)),
    `${injects.seccomp} ${SECCOMP.join(" or ")}, for restricted namespaces`,
    show(profile),
  );
};

/** A relabelling that takes the label away. */
const drops = (receiver: unknown, label: string): boolean => {
  const { writeRelabelConfigs: steps } = receiver as { readonly writeRelabelConfigs?: unknown };
  return (
    Array.isArray(steps) &&
    steps.some(
      ({ action, regex }: Readonly<Record<string, unknown>>) =>
        action === "labeldrop" && new RegExp(`^(?:${String(regex)})$`).test(label),
    )
  );
};

/** Replicas that write the same do not each write it as something of their own. */
export const writtenOnce = ofChart((values, { pairs }) => {
  if (pairs === undefined || (countOf(values, pairs.replicas) ?? 2) < 2) return "met";
  const receivers = setAt(values, pairs.writes);
  if (!Array.isArray(receivers) || setAt(values, pairs.clear) === true) return "met";
  const label = pairs.label && String(setAt(values, pairs.label.at) ?? pairs.label.default);
  const otherwise = label === undefined ? "" : `, or a labeldrop of ${label}`;
  return none(
    `what replicas write without the label of each, by ${pairs.clear} true${otherwise}`,
    receivers.flatMap((receiver, index) =>
      label !== undefined && drops(receiver, label) ? [] : [`${pairs.writes}.${index} with it`],
    ),
  );
});
