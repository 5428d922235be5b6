import { storageClass } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { storageClasses } from "./kind";

/** The storage classes, by name. */
export const buildStorageClasses = build(storageClasses, ({ scope, settings }) => {
  const each = new Construct(scope, "storage-classes");
  return byName(settings, (own, name) => storageClass(each, name, { ...own, name }));
});
