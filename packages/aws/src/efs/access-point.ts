import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import type { Construct } from "constructs";

/** An access point to one folder of a file system, with one POSIX identity for all of its clients. */
export interface AccessPointProps {
  readonly fileSystemId: string;
  /** Name tag. */
  readonly name: string;
  /** Absolute path of the folder, never the root (EFS.3); created at the first mount. */
  readonly path: string;
  /** POSIX user and group that own the folder, and that every client acts as (EFS.4). */
  readonly uid: number;
  readonly gid: number;
  /** Permissions of the folder, octal, for example `755`. */
  readonly permissions: string;
}

/** Creates the access point. */
export function accessPoint(scope: Construct, id: string, props: AccessPointProps): EfsAccessPoint {
  const { fileSystemId, name, path, uid, gid, permissions } = props;
  return new EfsAccessPoint(scope, id, {
    fileSystemId,
    posixUser: { uid, gid },
    rootDirectory: { path, creationInfo: { ownerUid: uid, ownerGid: gid, permissions } },
    tags: { Name: name },
  });
}
