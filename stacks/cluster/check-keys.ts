import type { SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import type { ClusterSettings } from "./settings";

type KeyUser = NetworkSettings["keys"][string]["users"][number];

/** Faults of the names of `network.keys`: an unknown one, or a key that refuses the service which is to use it. */
export function keyProblems(
  { logs, keys }: ClusterSettings,
  network: NetworkSettings,
): readonly SettingsProblem[] {
  return [
    ...problemsOf(network, ["logs", "key"], logs.key, "logs"),
    // EKS uses the key of secrets by a grant of whoever creates the cluster, so its policy names no service.
    ...problemsOf(network, ["keys", "secrets"], keys.secrets),
    ...problemsOf(network, ["keys", "volumes"], keys.volumes, "nodeVolumes"),
  ];
}

function problemsOf(
  { keys }: NetworkSettings,
  path: SettingsProblem["path"],
  choice: unknown,
  user?: KeyUser,
): readonly SettingsProblem[] {
  if (typeof choice !== "string") return [];
  const key = keys[choice];
  if (key === undefined) {
    const known = Object.keys(keys).join(", ") || "none";
    return [{ path, expected: `a key of network.keys: ${known}`, got: JSON.stringify(choice) }];
  }
  return user === undefined || key.users.includes(user)
    ? []
    : [
        {
          path,
          expected: `a key of network.keys whose users include ${user}`,
          got: `${choice}, whose users are ${key.users.join(", ") || "none"}`,
        },
      ];
}
