import { Key, type Place } from "@strata/aws";
import { Construct } from "constructs";
import { keyAlias } from "./names";
import type { ClusterSettings } from "./settings";

const KEYS = {
  secrets: { description: "Kubernetes secrets", users: [] },
  volumes: { description: "Volumes of nodes and pods", users: ["nodeVolumes"] },
} as const;

/** What the cluster's keys are made from, or taken from. */
export interface ClusterKeysProps {
  readonly place: Place;
  readonly environment: { readonly id: string; readonly account: string; readonly region: string };
  readonly keys: ClusterSettings["keys"];
  /** ARN of a key of `network.keys`, by its name there. */
  readonly sharedKeyArn: (name: string) => string;
}

/** ARNs of the keys of Kubernetes secrets and of volumes: of a shared key, or of one made here. */
export function clusterKeys(
  parent: Construct,
  { place, environment, keys, sharedKeyArn }: ClusterKeysProps,
): { readonly secretsKeyArn: string; readonly volumesKeyArn: string } {
  const scope = new Construct(parent, "keys");
  const arnOf = (name: keyof typeof KEYS): string => {
    const choice = keys[name];
    if (typeof choice === "string") return sharedKeyArn(choice);
    return new Key(scope, name, {
      ...KEYS[name],
      place,
      deletionWindowDays: choice.deletionWindowDays,
      alias: keyAlias(environment, name, choice.alias),
    }).arn;
  };
  return { secretsKeyArn: arnOf("secrets"), volumesKeyArn: arnOf("volumes") };
}
