import { AccessEntry } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { accessEntries } from "./kind";

/** The access entries, with the access policies of each. */
export const buildAccessEntries = build(accessEntries, ({ scope, settings, environment, made }) => {
  const clusterName = made(buildControlPlane).cluster_name;
  const each = new Construct(scope, "access-entries");
  byName(settings, ({ principal, ...entry }, name) => {
    const isOwnRole = principal.startsWith("role/");
    const principalArn = isOwnRole ? `arn:aws:iam::${environment.account}:${principal}` : principal;
    return new AccessEntry(each, name, { ...entry, clusterName, principalArn });
  });
});
