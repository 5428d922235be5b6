import type { CheckContext, SettingsProblem } from "@strata/config";
import { grantProblems } from "./check-grants";
import { grants } from "./grant-settings";
import { policyName, roles } from "./names";
import type { AddonsSettings } from "./settings";

/** IAM's limit. */
const ROLE_NAME_LENGTH = 64;

/** Faults of the roles of charts and workloads: what they are granted, their names, and who acts as them. */
export function roleProblems(addons: AddonsSettings, context: CheckContext): readonly SettingsProblem[] {
  return [
    ...grantProblems(addons, context),
    ...policyNameProblems(addons),
    ...lengthProblems(addons, context),
    ...accountProblems(addons),
  ];
}

/** Inline policies that grants of a workload become. */
const GRANT_POLICIES = Object.keys(grants.shape)
  .filter((kind) => kind !== "statements")
  .map(policyName);

/** Inline policies of a chart's role besides those of its permissions. */
const CHART_POLICIES = ["secrets", "logs"];

/** Grants and permissions become inline policies of their own names, which statements must leave to them. */
function policyNameProblems({ charts, workloads }: AddonsSettings): readonly SettingsProblem[] {
  const named = [
    ...Object.entries(charts).flatMap(([name, { role }]) =>
      Object.keys(role?.statements ?? {}).map((policy) => ({
        path: ["charts", name, "role", "statements", policy],
        policy,
        taken: [...(role?.permissions.map(policyName) ?? []), ...CHART_POLICIES],
      })),
    ),
    ...Object.entries(workloads).flatMap(([name, { grants }]) =>
      Object.keys(grants.statements).map((policy) => ({
        path: ["workloads", name, "grants", "statements", policy],
        policy,
        taken: GRANT_POLICIES,
      })),
    ),
  ];
  return named
    .filter(({ policy, taken }) => taken.includes(policy))
    .map(({ path, policy, taken }) => ({
      path,
      expected: `a name other than ${taken.join(", ")}, which name policies of their own`,
      got: policy,
    }));
}

function lengthProblems(addons: AddonsSettings, { environment }: CheckContext): readonly SettingsProblem[] {
  return roles(environment, addons)
    .filter(({ name }) => name.length > ROLE_NAME_LENGTH)
    .map(({ name, path }) => ({
      path: [...path],
      expected: `a role name of at most ${ROLE_NAME_LENGTH} characters`,
      got: `${name} (${name.length})`,
      mend: "set a shorter name",
    }));
}

/** Two roles for one service account would each write its annotation. */
function accountProblems({ workloads, charts }: AddonsSettings): readonly SettingsProblem[] {
  const accounts = [
    ...Object.entries(charts).flatMap(([name, { namespace, role }]) =>
      role === undefined
        ? []
        : [
            {
              path: ["charts", name, "role", "serviceAccount"],
              account: `${namespace}/${role.serviceAccount}`,
            },
          ],
    ),
    ...Object.entries(workloads).map(([name, { namespace, serviceAccount = name }]) => ({
      path: ["workloads", name, "serviceAccount"],
      account: `${namespace}/${serviceAccount}`,
    })),
  ];
  return accounts
    .filter(({ account }, index) => accounts.findIndex((other) => other.account === account) < index)
    .map(({ path, account }) => ({
      path,
      expected: "a service account that no other chart or workload has",
      got: account,
    }));
}
