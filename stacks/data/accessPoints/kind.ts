import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { accessPoint } from "./settings";

/** Folders of file systems that workloads mount. */
export const accessPoints = defineKind({
  key: "accessPoints",
  title: "access point",
  description: "Folders of file systems that workloads mount",
  entry: accessPoint,
  outputs: {
    description: "Folders of file systems",
    fields: {
      id: string("Access point id", "fsap-0a1b2c3d4e5f60718"),
      arn: string(
        "ARN of the access point",
        "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0a1b2c3d4e5f60718",
      ),
      file_system_id: string("File system id", "fs-0a1b2c3d4e5f60718"),
    },
  },
});
