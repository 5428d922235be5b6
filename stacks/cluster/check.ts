import type { CheckContext, SettingsProblem } from "@strata/config";
import type { NetworkSettings } from "../network/settings";
import { addressProblems } from "./check-addresses";
import { endpointProblems } from "./check-endpoints";
import { keyProblems } from "./check-keys";
import { nodeProblems } from "./check-nodes";
import { peerProblems } from "./check-peers";
import { subnetProblems } from "./check-subnets";
import { clusterNames } from "./names";
import type { ClusterSettings } from "./settings";

/**
 * The oldest version that EKS still creates: extended support of 1.31 ends on 2026-11-26.
 * Source: EKS user guide, "Amazon EKS Kubernetes release calendar".
 */
const OLDEST_MINOR = 32;

/** Longest name that IAM takes for a role. */
const ROLE_NAME_LIMIT = 64;

/** What the schema cannot say of cluster settings: addresses, what it names of the network, and sizes of nodes. */
export function clusterCheck(context: CheckContext): readonly SettingsProblem[] {
  const cluster = context.settings("cluster") as ClusterSettings;
  const network = context.settings("network") as NetworkSettings | undefined;
  return [
    ...versionProblems(cluster),
    ...addressProblems(cluster, network),
    ...(network === undefined
      ? []
      : [
          ...subnetProblems(cluster, network),
          ...keyProblems(cluster, network),
          ...peerProblems(cluster, network),
          ...endpointProblems(cluster, network),
        ]),
    ...nodeProblems(cluster),
    ...accessProblems(cluster),
    ...roleNameProblems(context),
  ];
}

function versionProblems({ version }: ClusterSettings): readonly SettingsProblem[] {
  return Number(version.slice("1.".length)) >= OLDEST_MINOR
    ? []
    : [
        {
          path: ["version"],
          expected: `1.${OLDEST_MINOR} or later, since EKS creates no older`,
          got: version,
        },
      ];
}

/** EKS refuses policies and groups on entries of machines. */
function accessProblems({ accessEntries }: ClusterSettings): readonly SettingsProblem[] {
  return Object.entries(accessEntries).flatMap(([name, { type, policies, groups }]) =>
    type === "standard" || (groups.length === 0 && Object.keys(policies).length === 0)
      ? []
      : [
          {
            path: ["accessEntries", name, "type"],
            expected: "standard, since the entry has policies or groups",
            got: type,
          },
        ],
  );
}

function roleNameProblems(context: CheckContext): readonly SettingsProblem[] {
  return clusterNames(context)
    .filter(({ kind, name }) => kind === "IAM role" && name.length > ROLE_NAME_LIMIT)
    .map(({ name, path }) => ({
      path,
      expected: `a role name of at most ${ROLE_NAME_LIMIT} characters`,
      got: `${JSON.stringify(name)}, which has ${name.length}`,
    }));
}
