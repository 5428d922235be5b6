import { refersTo } from "@strata/kind";
import { z } from "zod";

const posixId = z.int().min(0).max(4294967295);

/** A folder of a file system, with one identity for all who use it. */
export const accessPoint = z.strictObject({
  fileSystem: refersTo("data.fileSystems").describe("Name in fileSystems"),
  path: z
    .string()
    .max(100, "a path of at most 100 characters")
    .regex(/^(\/[^/$#<>;`|&?{}^*\n]+){1,4}$/, 'a path below the root such as "/metrics"')
    .describe("The folder, made at the first mount"),
  uid: posixId.describe("POSIX user that every client acts as"),
  gid: posixId.describe("POSIX group that every client acts as"),
  permissions: z
    .string()
    .regex(/^[0-7]{3,4}$/, 'octal permissions in quotes such as "755"')
    .default("755"),
});
