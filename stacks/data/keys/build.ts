import { Key } from "@strata/aws";
import { byName } from "@strata/layer";
import { own } from "@strata/values";
import { Construct } from "constructs";
import { build, type DataContext } from "../builder";
import { keys } from "./kind";

/** The keys, by name. */
export const buildKeys = build(keys, ({ scope, settings, names, environment }) => {
  const each = new Construct(scope, "keys");
  return byName(settings, ({ alias: _, ...key }, entry) => {
    return new Key(each, entry, { ...key, place: environment, alias: names(entry).alias });
  });
});

/** ARN of a key of this layer or, where this layer has none of that name, of the network layer. */
export function keyArn({ made, read }: Pick<DataContext, "made" | "read">, name: string): string {
  return own(made(buildKeys), name)?.arn ?? read("network").keys.entry(name).arn;
}
