import { WebAcl } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import type { GlobalServices } from "./global-services";
import { entryResourceName, webAclLogGroup } from "./names";
import type { EdgeSettings } from "./settings";

/** What web ACLs are made from. */
export interface WebAclsProps {
  readonly environmentId: string;
  readonly settings: EdgeSettings;
  readonly global: GlobalServices;
}

/** The web ACLs of `webAcls`, by name. */
export function webAcls(
  scope: Construct,
  { environmentId, settings, global }: WebAclsProps,
): Readonly<Record<string, WebAcl>> {
  const each = new Construct(scope, "web-acls");
  return byName(settings.webAcls, ({ managedRules, rateLimit, logs }, entry) => {
    const name = entryResourceName(environmentId, entry);
    return new WebAcl(each, entry, {
      name,
      description: `Requests to distributions of ${environmentId}`,
      managedRules,
      ...(rateLimit === undefined ? {} : { rateLimit }),
      provider: global.provider,
      ...(logs === undefined
        ? {}
        : { logs: { ...logs, ...global.logging, groupName: webAclLogGroup(environmentId, entry) } }),
    });
  });
}
