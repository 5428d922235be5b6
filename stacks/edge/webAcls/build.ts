import { WebAcl } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildGlobalServices } from "../globalServices/build";
import { webAcls } from "./kind";

/** The web ACLs, by name. */
export const buildWebAcls = build(webAcls, ({ scope, settings, names, environment, made }) => {
  const each = new Construct(scope, "web-acls");
  const global = made(buildGlobalServices);
  return byName(settings, ({ managedRules, rateLimit, logs }, entry) => {
    const { name, logGroup } = names(entry);
    return new WebAcl(each, entry, {
      name,
      description: `Requests to distributions of ${environment.id}`,
      managedRules,
      ...(rateLimit === undefined ? {} : { rateLimit }),
      provider: global.provider,
      ...(logs === undefined ? {} : { logs: { ...logs, ...global.logging, groupName: logGroup } }),
    });
  });
});
