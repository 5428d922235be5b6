import type { SettingsProblem } from "@strata/config";
import type { ConnectionSettings } from "./connection-settings";
import { unknownName } from "./known-name";
import type { NetworkView } from "./network-view";

/** One of clients and groups at most; groups exist, and each is named once. `path` is that of the entry. */
export function connectionProblems(
  path: readonly string[],
  { clients, groups = [] }: ConnectionSettings,
  network: NetworkView | undefined,
): readonly SettingsProblem[] {
  const both =
    clients !== undefined && groups.length > 0
      ? [
          {
            path: [...path, "clients"],
            expected: "nothing where groups is set, since the groups' own rules say who may connect",
            got: JSON.stringify(clients),
          },
        ]
      : [];
  const twice = groups
    .filter((name, index) => groups.indexOf(name) !== index)
    .map((name) => ({
      path: [...path, "groups"],
      expected: "each group once",
      got: `${JSON.stringify(name)} again`,
    }));
  if (network === undefined) return [...both, ...twice];
  const known = ["cluster", ...Object.keys(network.securityGroups)];
  const unknown = groups.flatMap((name, index) =>
    unknownName([...path, "groups", index], "cluster, or a security group of the network layer", name, known),
  );
  return [...both, ...twice, ...unknown];
}
