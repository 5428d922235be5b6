import { Key } from "@strata/aws";
import { Construct } from "constructs";
import { build } from "../builder";
import { keys } from "./kind";

const OWN_KEYS = {
  secrets: { description: "Kubernetes secrets", users: [] },
  volumes: { description: "Volumes of nodes and pods", users: ["nodeVolumes"] },
} as const;

/** ARNs of the keys, of which those that settings do not take from the network layer are created. */
export const buildKeys = build(keys, ({ scope, settings, names, environment, read }) => {
  const each = new Construct(scope, "keys");
  const arnOf = (name: keyof typeof OWN_KEYS): string => {
    const choice = settings.keys[name];
    if (typeof choice === "string") return read("network").keys.entry(choice).arn;
    const { deletionWindowDays } = choice;
    return new Key(each, name, {
      ...OWN_KEYS[name],
      place: environment,
      deletionWindowDays,
      alias: names()[name],
    }).arn;
  };
  return { secrets_key_arn: arnOf("secrets"), volumes_key_arn: arnOf("volumes") };
});
