import { type ChangeRule, fixed, refersTo } from "@strata/kind";
import { z } from "zod";

const posixId = z.int().min(0).max(4294967295);

const FOLDER: ChangeRule = {
  since: "another folder begins empty, and pods mount it instead of this one",
  way: "add an access point for the other folder, copy the files, move the volumes, then give this one up",
  source: "Terraform aws_efs_access_point.root_directory",
};

const IDENTITY: ChangeRule = {
  since: "the folder keeps the owner that it was made with, and the new one may not write to it",
  way: "change the owner of the files from a pod that mounts the root of the file system, in the same hour",
  source: "EFS user guide, Working with access points: Creating the root directory for an access point",
};

/** A folder of a file system, with one identity for all who use it. */
export const accessPoint = z.strictObject({
  fileSystem: fixed(refersTo("data.fileSystems").describe("Name in fileSystems"), FOLDER),
  path: fixed(
    z
      .string()
      .max(100, "a path of at most 100 characters")
      .regex(/^(\/[^/$#<>;`|&?{}^*\n]+){1,4}$/, 'a path below the root such as "/metrics"')
      .describe("The folder, made at the first mount"),
    FOLDER,
  ),
  uid: fixed(posixId.describe("POSIX user that every client acts as"), IDENTITY),
  gid: fixed(posixId.describe("POSIX group that every client acts as"), IDENTITY),
  permissions: z
    .string()
    .regex(/^[0-7]{3,4}$/, 'octal permissions in quotes such as "755"')
    .default("755"),
});
