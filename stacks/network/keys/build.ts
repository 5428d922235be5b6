import { Key } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { keys } from "./kind";

/** The keys, by name. */
export const buildKeys = build(keys, ({ scope, settings, names, environment }) => {
  const each = new Construct(scope, "keys");
  return byName(settings, ({ alias: _, ...key }, entry) => {
    const { arn } = new Key(each, entry, { ...key, place: environment, alias: names(entry).alias });
    return { arn };
  });
});
