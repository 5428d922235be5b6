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
  return byName(settings, ({ tier, clients, groups, key, infrequentAccessAfterDays, ...rest }, entry) => {
    const { fileSystemId, arn } = new FileSystem(each, entry, {
      ...rest,
      ...(infrequentAccessAfterDays === undefined ? {} : { infrequentAccessAfterDays }),
      name: names(entry).token,
      subnetIds: read("network").tiers.entry(tier).subnet_ids,
      connections: connectionsOf({ clients, groups }, context),
      keyArn: keyArn(context, key),
    });
    return { id: fileSystemId, arn };
  });
});
