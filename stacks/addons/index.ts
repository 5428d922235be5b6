import { defineLayer, type SettingsOf } from "@strata/kind";
import { access } from "./access/kind";
import { charts } from "./charts/kind";
import { namespaces } from "./namespaces/kind";
import { objects } from "./objects/kind";
import { accountProblems } from "./service-accounts";
import { storageClasses } from "./storageClasses/kind";
import { volumes } from "./volumes/kind";
import { workloads } from "./workloads/kind";

/** The last layer: what runs in the cluster before anybody's own software does, and what that may do in AWS. */
export const addons = defineLayer({
  name: "addons",
  description: "Namespaces, charts, roles of workloads, storage classes",
  presence: "always",
  reads: ["network", "cluster", "data", "edge"],
  kinds: [access, namespaces, storageClasses, volumes, workloads, charts, objects],
  check: accountProblems,
});

/** Validated settings of the add-ons layer. */
export type AddonsSettings = SettingsOf<typeof addons>;
