import { stackOf } from "@strata/layer";
import { buildAccess } from "./access/build";
import { buildCharts } from "./charts/build";
import { addons } from "./index";
import { buildNamespaces } from "./namespaces/build";
import { buildObjects } from "./objects/build";
import { buildStorageClasses } from "./storageClasses/build";
import { buildVolumes } from "./volumes/build";
import { buildWorkloads } from "./workloads/build";

/** The stack of the add-ons layer. */
export const Stack = stackOf(addons, {
  access: buildAccess,
  namespaces: buildNamespaces,
  storageClasses: buildStorageClasses,
  volumes: buildVolumes,
  workloads: buildWorkloads,
  charts: buildCharts,
  objects: buildObjects,
});
