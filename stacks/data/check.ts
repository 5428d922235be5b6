import type { CheckContext, SettingsProblem } from "@strata/config";
import { bucketProblems } from "./bucket-check";
import { cacheProblems } from "./cache-check";
import { connectionProblems } from "./connection-check";
import { databaseProblems } from "./database-check";
import { keyProblems } from "./key-check";
import { unknownName } from "./known-name";
import { lengthProblems } from "./length-check";
import { type NetworkView, networkView } from "./network-view";
import { secretProblems } from "./secret-check";
import type { DataSettings } from "./settings";
import { tierProblems } from "./tier-check";

/** What the schema cannot say of data settings: that names lead somewhere, and that entries fit each other. */
export function dataCheck(context: CheckContext): readonly SettingsProblem[] {
  const data = context.settings("data") as DataSettings;
  const network = networkView(context);
  return [
    ...keyProblems(data, network),
    ...databaseProblems(data, network),
    ...cacheProblems(data, network),
    ...fileSystemProblems(data, network),
    ...bucketProblems(data),
    ...secretProblems(data),
    ...lengthProblems(context, data),
  ];
}

function fileSystemProblems(
  { fileSystems, accessPoints }: DataSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  const systems = Object.entries(fileSystems).flatMap(([entry, fileSystem]) => [
    ...tierProblems(["fileSystems", entry, "tier"], fileSystem, network),
    ...connectionProblems(["fileSystems", entry], fileSystem, network),
  ]);
  const points = Object.entries(accessPoints).flatMap(([entry, { fileSystem }]) =>
    unknownName(["accessPoints", entry, "fileSystem"], "a file system", fileSystem, Object.keys(fileSystems)),
  );
  return [...systems, ...points];
}
