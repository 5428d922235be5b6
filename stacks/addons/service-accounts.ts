import type { CheckContext, SettingsProblem } from "@strata/config";
import { entriesAt } from "@strata/kind";
import type { ChartSettings } from "./charts/settings";
import type { WorkloadSettings } from "./workloads/settings";

/** Two roles for one service account would each write its annotation. Paths are inside the layer's settings. */
export function accountProblems({ settings }: CheckContext): readonly SettingsProblem[] {
  const accounts = accountsIn(settings("addons"));
  return accounts
    .filter(({ account }, index) => accounts.findIndex((other) => other.account === account) < index)
    .map(({ path, account }) => ({
      path,
      expected: "a service account that no other chart or workload has",
      got: account,
    }));
}

/** A service account of a chart or a workload that has a role. */
interface Account {
  readonly path: readonly string[];
  /** `<namespace>/<name>`. */
  readonly account: string;
}

function accountsIn(addons: unknown): readonly Account[] {
  const charts = Object.entries(entriesAt<ChartSettings>(addons, "charts"));
  const workloads = Object.entries(entriesAt<WorkloadSettings>(addons, "workloads"));
  return [
    ...charts.flatMap(([name, { namespace, role }]) => {
      const path = ["charts", name, "role", "serviceAccount"];
      return role === undefined ? [] : [{ path, account: `${namespace}/${role.serviceAccount}` }];
    }),
    ...workloads.map(([name, { namespace, serviceAccount = name }]) => {
      return { path: ["workloads", name, "serviceAccount"], account: `${namespace}/${serviceAccount}` };
    }),
  ];
}
