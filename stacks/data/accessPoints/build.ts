import { accessPoint } from "@strata/aws";
import { byName, entryOf } from "@strata/layer";
import { Construct } from "constructs";
import { build } from "../builder";
import { buildFileSystems } from "../fileSystems/build";
import { accessPoints } from "./kind";

/** The access points, by name. */
export const buildAccessPoints = build(accessPoints, ({ scope, settings, environment, made }) => {
  const each = new Construct(scope, "access-points");
  return byName(settings, ({ fileSystem, ...rest }, entry) => {
    const { id: fileSystemId } = entryOf(
      made(buildFileSystems),
      fileSystem,
      `data.accessPoints.${entry}.fileSystem`,
    );
    const name = `${environment.id}-${entry}`;
    const { id, arn } = accessPoint(each, entry, { ...rest, fileSystemId, name });
    return { id, arn, file_system_id: fileSystemId };
  });
});
