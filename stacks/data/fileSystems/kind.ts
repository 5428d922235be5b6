import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { fileSystemProblems } from "./check";
import { fileSystem } from "./settings";

/** EFS file systems. */
export const fileSystems = defineKind({
  key: "fileSystems",
  title: "file system",
  description: "EFS file systems",
  entry: fileSystem,
  outputs: {
    description: "EFS file systems",
    fields: {
      id: string("File system id", "fs-0a1b2c3d4e5f60718"),
      arn: string(
        "ARN of the file system",
        "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718",
      ),
    },
  },
  names: {
    // Source: EFS `CreateFileSystem`, parameter `CreationToken`.
    token: { of: "EFS file system", default: "{id}-{entry}", scope: "region", longest: 64 },
  },
  check: ({ entry }) => fileSystemProblems(entry),
});
