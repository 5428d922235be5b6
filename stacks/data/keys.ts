import { Key } from "@strata/aws";

import { byName, type UnitEnvironment } from "@strata/layer";
import { Construct } from "constructs";
import { keyAlias } from "./names";
import type { DataSettings } from "./settings";

/** What keys are made from. */
export interface KeysProps {
  readonly environment: UnitEnvironment;
  readonly settings: DataSettings["keys"];
  /** ARN of a key that an earlier layer made, for names that are not in the settings. */
  readonly shared: (name: string) => string;
}

/** Makes the layer's keys, and finds them and shared ones by name. */
export function keys(
  scope: Construct,
  { environment, settings, shared }: KeysProps,
): (name: string) => string {
  const each = new Construct(scope, "keys");
  const arns = byName(settings, ({ alias, ...key }, entry) => {
    return new Key(each, entry, {
      ...key,
      place: environment,
      alias: keyAlias(environment, entry, alias),
    }).arn;
  });
  return (name) => arns[name] ?? shared(name);
}
