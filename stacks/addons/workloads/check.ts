import type { SettingsProblem } from "@strata/config";
import { policyName } from "@strata/kind";
import { own } from "@strata/values";
import { grants } from "./grant-settings";
import type { WorkloadSettings } from "./settings";

/** Inline policies that grants become. */
const GRANT_POLICIES = Object.keys(grants.shape)
  .filter((key) => key !== "statements")
  .map(policyName);

/** Policies have names of their own, and a service one account. Paths are inside the entry. */
export function workloadProblems(
  name: string,
  workload: WorkloadSettings,
  all: Readonly<Record<string, WorkloadSettings>>,
): readonly SettingsProblem[] {
  const statements = Object.keys(workload.grants.statements);
  return [
    ...policyNameProblems(statements, GRANT_POLICIES).map((problem) => ({
      ...problem,
      path: ["grants", "statements", ...problem.path],
    })),
    ...serviceProblems(name, workload, all),
    ...accountProblems(name, workload),
  ];
}

/**
 * Statements whose inline policy would have the name of another one of the role.
 * @param taken names of the role's other policies
 * @returns faults whose paths are inside the statements
 */
export function policyNameProblems(
  statements: readonly string[],
  taken: readonly string[],
): readonly SettingsProblem[] {
  return statements
    .filter((policy) => taken.includes(policy))
    .map((policy) => ({
      path: [policy],
      expected: "a name that no other policy of the role has",
      got: JSON.stringify(policy),
    }));
}

/** Who deploys a service reads which account it runs under: there is one answer. */
function serviceProblems(
  name: string,
  { services }: WorkloadSettings,
  all: Readonly<Record<string, WorkloadSettings>>,
): readonly SettingsProblem[] {
  return services.flatMap((service, index) => {
    const first = Object.keys(all).find((workload) => own(all, workload)?.services.includes(service));
    return first === name && services.indexOf(service) === index
      ? []
      : [
          {
            path: ["services", index],
            expected: `a service that runs under one account, which is ${first}`,
            got: service,
          },
        ];
  });
}

/** Every namespace gets a service account `default` from Kubernetes, which a second one could not be made beside. */
function accountProblems(
  name: string,
  { serviceAccount = name }: WorkloadSettings,
): readonly SettingsProblem[] {
  return serviceAccount === "default"
    ? [
        {
          path: ["serviceAccount"],
          expected: "a service account that Kubernetes does not make itself",
          got: JSON.stringify(serviceAccount),
        },
      ]
    : [];
}
