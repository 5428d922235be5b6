import { Namespace } from "@strata/kubernetes";
import { byName } from "@strata/layer";
import { own } from "@strata/values";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type AddonsContext, build } from "../builder";
import { namespaces } from "./kind";

/** The namespaces, by name. */
export const buildNamespaces = build(namespaces, ({ scope, settings }) => {
  const each = new Construct(scope, "namespaces");
  return byName(settings, ({ podSecurity, networkPolicy, labels }, name) => {
    const traffic = networkPolicy === "deny" ? "dns-only" : "open";
    return new Namespace(each, name, { name, podSecurity, traffic, labels });
  });
});

/** What must exist before anything in a namespace: nothing where every cluster has the namespace. */
export function namespaceOf(
  { made }: Pick<AddonsContext, "made">,
  name: string,
): readonly ITerraformDependable[] {
  const namespace = own(made(buildNamespaces), name);
  return namespace === undefined ? [] : [namespace.resource];
}

/** Something that is in a namespace. */
export interface InNamespace {
  readonly namespace: string;
  readonly resource: ITerraformDependable;
}

/** The resources of those things that are in a namespace. */
export function resourcesIn(
  namespace: string,
  things: Readonly<Record<string, InNamespace>>,
): readonly ITerraformDependable[] {
  return Object.values(things).flatMap((thing) => (thing.namespace === namespace ? [thing.resource] : []));
}
