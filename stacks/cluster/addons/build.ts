import { EksAddon } from "@strata/aws";
import { byName } from "@strata/layer";
import { own } from "@strata/values";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildControlPlane } from "../controlPlane/build";
import { buildKeys } from "../keys/build";
import { buildOidcProvider } from "../oidcProvider/build";
import { defaultVersionLookUp } from "./default-version";
import { addons } from "./kind";
import { addonRole } from "./role";
import type { AddonSettings } from "./settings";

/**
 * Creates the add-ons that nodes need. The others follow the nodes: the build of `addonsAfterNodes` calls `create` for
 * them.
 */
export const buildAddons = build(addons, (context) => {
  const { scope, settings, layer, names, made, read, lookUp } = context;
  const each = new Construct(scope, "addons");
  const roleProps = {
    issuer: made(buildOidcProvider).provider,
    volumesKeyArn: made(buildKeys).volumes_key_arn,
  };
  const create = (
    order: AddonSettings["order"],
    after: readonly ITerraformDependable[],
  ): Readonly<Record<string, EksAddon>> => {
    const chosen = Object.fromEntries(Object.entries(settings).filter(([, addon]) => addon.order === order));
    return byName(chosen, ({ version: pinned, configuration = {}, logGroups, role }, addon) => {
      const { role: roleName, logGroups: logGroupNames } = names(addon);
      const { version } =
        pinned === undefined ? lookUp(defaultVersionLookUp(addon, layer.version)) : { version: pinned };
      return new EksAddon(each, addon, {
        clusterName: made(buildControlPlane).cluster_name,
        addon,
        after,
        logs: byName(logGroups, ({ name, retentionDays }, group) => ({
          name: own(logGroupNames, group) ?? name,
          retentionDays,
          keyArn: read("network").keys.entry(layer.logs.key).arn,
        })),
        version,
        configuration,
        ...(role === undefined ? {} : { role: addonRole(role, { ...roleProps, name: roleName }) }),
      });
    });
  };
  return { beforeNodes: create("beforeNodes", []), create };
});
