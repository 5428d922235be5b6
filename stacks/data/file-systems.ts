import { accessPoint, type Connections, FileSystem } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import type { ConnectionSettings } from "./connection-settings";
import { fileSystemName } from "./names";
import type { DataSettings } from "./settings";

/** What file systems are made from. */
export interface FileSystemsProps {
  readonly environmentId: string;
  readonly settings: DataSettings["fileSystems"];
  readonly subnetIds: (tier: string) => readonly string[];
  readonly connections: (settings: ConnectionSettings) => Connections;
  readonly keyArn: (name: string) => string;
}

/** The file systems, by name. */
export function fileSystems(scope: Construct, props: FileSystemsProps): Readonly<Record<string, FileSystem>> {
  const each = new Construct(scope, "file-systems");
  return byName(
    props.settings,
    ({ tier, clients, groups, key, infrequentAccessAfterDays, ...rest }, entry) =>
      new FileSystem(each, entry, {
        ...rest,
        ...(infrequentAccessAfterDays === undefined ? {} : { infrequentAccessAfterDays }),
        name: fileSystemName(props.environmentId, entry),
        subnetIds: props.subnetIds(tier),
        connections: props.connections({ clients, groups }),
        keyArn: props.keyArn(key),
      }),
  );
}

/** What access points are made from. */
export interface AccessPointsProps {
  readonly environmentId: string;
  readonly settings: DataSettings["accessPoints"];
  readonly fileSystems: Readonly<Record<string, FileSystem>>;
}

/** An access point as other layers use it; field names are those of the contract. */
export interface AccessPointOutputs {
  readonly id: string;
  readonly arn: string;
  readonly file_system_id: string;
}

/** The access points, by name. */
export function accessPoints(
  scope: Construct,
  props: AccessPointsProps,
): Readonly<Record<string, AccessPointOutputs>> {
  const each = new Construct(scope, "access-points");
  return byName(props.settings, ({ fileSystem, ...rest }, entry) => {
    const { fileSystemId } = entryOf(props.fileSystems, fileSystem, `data.accessPoints.${entry}.fileSystem`);
    const name = `${props.environmentId}-${entry}`;
    const { id, arn } = accessPoint(each, entry, { ...rest, fileSystemId, name });
    return { id, arn, file_system_id: fileSystemId };
  });
}
