import { defineKind } from "@strata/kind";
import { storageClass } from "./settings";

/** Storage classes. */
export const storageClasses = defineKind({
  key: "storageClasses",
  title: "storage class",
  description: "Storage classes, by name",
  entry: storageClass,
  check: ({ name, entry, entries }) => {
    const first = Object.keys(entries).find((other) => entries[other]?.default === "class");
    return entry.default === "no" || first === name
      ? []
      : [{ path: ["default"], expected: `one default class, which is ${first}`, got: "class" }];
  },
});
