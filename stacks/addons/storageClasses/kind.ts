import { defineKind } from "@strata/kind";
import { own } from "@strata/values";
import { parameterProblems } from "./check";
import { storageClass } from "./settings";

/** Storage classes. */
export const storageClasses = defineKind({
  key: "storageClasses",
  title: "storage class",
  description: "Storage classes, by name",
  entry: storageClass,
  check: ({ name, entry, entries }) => {
    const parameters = parameterProblems(entry);
    const first = Object.keys(entries).find((other) => own(entries, other)?.default === "class");
    return entry.default === "no" || first === name
      ? parameters
      : [
          ...parameters,
          { path: ["default"], expected: `one default class, which is ${first}`, got: "class" },
        ];
  },
});
