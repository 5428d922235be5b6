import { FileSystem } from "@strata/aws";
import { byName } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { connectionsOf } from "../connections";
import { keyArn } from "../keys/build";
import { fileSystems } from "./kind";

/** The file systems, by name. */
export const buildFileSystems = build(fileSystems, (context) => {
  const { scope, settings, names, read } = context;
  const each = new Construct(scope, "file-systems");
  const { tiers } = read("network");
  return byName(settings, (fileSystem, entry) => {
    const {
      tier,
      formerMountTargets = {},
      clients,
      groups,
      key,
      performanceMode,
      throughputMode,
      infrequentAccessAfterDays,
    } = fileSystem;
    const { backups, backupRetentionDays: retentionDays, forceDestroy } = fileSystem;
    const { vault, backupRole } = names(entry);
    const { fileSystemId, arn } = new FileSystem(each, entry, {
      performanceMode,
      throughputMode,
      ...(infrequentAccessAfterDays === undefined ? {} : { infrequentAccessAfterDays }),
      ...(backups === "none"
        ? {}
        : {
            backups: {
              name: vault,
              roleName: backupRole,
              retentionDays,
              destroys: forceDestroy ? "all" : "nothing",
            },
          }),
      name: names(entry).token,
      subnets: tiers.byZone(tier, "subnet_ids").map(({ zone, value: id }) => ({ zone, id })),
      formerSubnets: formerMountTargets,
      connections: connectionsOf({ clients, groups }, context),
      keyArn: keyArn(context, key),
    });
    return { id: fileSystemId, arn };
  });
});
