import { Refusal } from "../protocol/diagnostic";
import { Unknown } from "../protocol/value";
import type { Simulation } from "../simulation";
import type { Fallback, Recipe } from "../values/recipe";
import { checkBinding } from "./claim-binding";
import { checkReachable, clusterPlace, objectName } from "./cluster-place";
import { kubernetesFacts } from "./kubernetes-facts";

/** Values that the API server gives, by the last name of their path. */
const SERVER_VALUES: Readonly<Record<string, Recipe>> = {
  uid: "{uuid}",
  resource_version: "{digits:6}",
  generation: () => 1,
};

/** Where the API server has nothing to add, the real provider's state has the zero value. */
const fallback: Fallback = (path, type, draft) => {
  const recipe = SERVER_VALUES[path.at(-1) ?? ""];
  if (typeof recipe === "string") return draft.fill(recipe, path.join("."));
  if (recipe !== undefined) return recipe(draft);
  if (path.at(-1) === "name" && path[0] === "metadata") return draft.digest(path.join("."), "lower", 10);
  if (typeof type !== "string") return type[0] === "object" ? null : type[0] === "map" ? {} : [];
  return type === "string" ? "" : type === "number" ? 0 : type === "bool" ? false : null;
};

/** The id of an object: namespace and name, or the name alone of what belongs to the cluster. */
const idOf: Recipe = (draft) => {
  const { name, namespace } = objectName({ metadata: draft.get("metadata") });
  return namespace === "" ? name : `${namespace}/${name}`;
};

/** The Kubernetes provider: objects by cluster, each name once, in namespaces that exist. */
export function kubernetesSimulation(): Simulation {
  return {
    name: "kubernetes",
    facts: kubernetesFacts,
    recipes: () => ({ id: idOf }),
    fallback,
    place: clusterPlaceOf,
    isGlobal: () => true,
    importId: (_, state) => String(state.id ?? ""),
    plan: ({ planned }) => planned,
    check: ({ type, state, prior, place, connection, store }) => {
      checkReachable(connection, store);
      if (prior !== undefined) return;
      const { name } = objectName(state);
      const taken = store
        .ofType(type)
        .some((object) => object.account === place.account && object.id === state.id);
      if (taken) throw new Refusal(`${type} "${name}" already exists`, `In the cluster at ${place.account}.`);
      if (type === "kubernetes_persistent_volume_claim_v1") {
        const volumes = store.ofType("kubernetes_persistent_volume_v1");
        checkBinding(
          state,
          volumes.filter(({ account }) => account === place.account),
        );
      }
    },
    checkDelete: () => undefined,
    applied: () => undefined,
    deleted: () => undefined,
    dataSources: {},
  };
}

function clusterPlaceOf(config: Parameters<Simulation["place"]>[0]): ReturnType<Simulation["place"]> {
  return config.host instanceof Unknown ? { account: "", region: "" } : clusterPlace(config);
}
