import { Refusal } from "../protocol/diagnostic";
import { canonical, type Fields, isList, Unknown, type Value } from "../protocol/value";
import type { Simulation } from "../simulation";
import type { Draft, Fallback, Recipes } from "../values/recipe";
import { checkReachable, clusterPlace } from "./cluster-place";
import { HELM_RELEASE_FACTS } from "./kubernetes-facts";

/** Seconds since 1970 at which everything in the sandbox was deployed: a clock would differ from run to run. */
const DEPLOYED = 1767225600;

/** What changes with every revision of a release. */
const RENEWED = ["metadata", "manifest", "resources", "status"] as const;

const RECIPES: Recipes = {
  id: "{name}",
  status: "deployed",
  version: "0.0.0",
  manifest: () => null,
  resources: () => ({}),
  metadata: (draft) => metadata(draft),
};

const fallback: Fallback = (_, type) => {
  if (typeof type !== "string") return type[0] === "object" ? null : type[0] === "map" ? {} : [];
  return null;
};

/** The Helm provider: releases by cluster and namespace, which keep the values that they were given. */
export function helmSimulation(): Simulation {
  return {
    name: "helm",
    facts: (type) => (type === "helm_release" ? HELM_RELEASE_FACTS : {}),
    recipes: () => RECIPES,
    fallback,
    place: ({ kubernetes }) => clusterPlace(kubernetes),
    isGlobal: () => true,
    importId: (_, { namespace, name }) => `${String(namespace)}/${String(name)}`,
    plan: ({ planned, prior }) => (prior === undefined ? planned : renewed(planned, prior)),
    check: ({ type, state, prior, place, connection, store }) => {
      checkReachable(connection, store);
      if (prior !== undefined) return;
      const taken = store
        .ofType(type)
        .some(
          (object) =>
            object.account === place.account &&
            object.state.name === state.name &&
            object.state.namespace === state.namespace,
        );
      if (taken) {
        throw new Refusal(
          "installation failed",
          `cannot re-use a name that is still in use: ${String(state.namespace)}/${String(state.name)}`,
        );
      }
    },
    checkDelete: () => undefined,
    applied: () => undefined,
    deleted: () => undefined,
    dataSources: {},
  };
}

/** A change makes a new revision, whose facts are not known before it is deployed. */
function renewed(planned: Fields, prior: Fields): Fields {
  if (canonical(planned) === canonical(prior)) return planned;
  const unknown = RENEWED.filter((name) => Object.hasOwn(planned, name)).map(
    (name) => [name, Unknown.value] as const,
  );
  return { ...planned, ...Object.fromEntries(unknown) };
}

function metadata(draft: Draft): Value {
  const before = draft.existing("helm_release").filter(({ state }) => state.name === draft.get("name"));
  const values = draft.get("values");
  return {
    name: draft.text("name"),
    namespace: draft.text("namespace"),
    chart: draft.text("chart"),
    version: draft.text("version"),
    app_version: "",
    notes: "",
    revision: before.length + 1,
    first_deployed: DEPLOYED,
    last_deployed: DEPLOYED,
    values: isList(values) ? values.map(String).join("\n---\n") : "",
  };
}
