import { isPlainMap, valueAt } from "@strata/values";
import { countOf, holdsSomething, isOn, setAt, type Values } from "./effective";
import { type BudgetFacts, STATED_RESOURCES, type WorkloadFacts } from "./facts";

/** What a disruption budget keeps; a number of pods, or a share such as `50%`. */
export interface Budget {
  readonly minAvailable?: unknown;
  readonly maxUnavailable?: unknown;
}

/** A workload as the values of its chart have it. */
export interface RunningWorkload {
  readonly name: string;
  readonly controller: WorkloadFacts["controller"];
  /** Undefined where a reference stands in the values, and of a DaemonSet. */
  readonly replicas: number | undefined;
  /** Where its budget stands, if it has one. */
  readonly budget?: Budget & { readonly at: string };
  /** Requests and limits that nobody states, as dotted paths. */
  readonly unstated: readonly string[];
  /** Where its missing startup probe would stand. */
  readonly startupMissing?: { readonly at: string; readonly opens: string };
}

/** What a chart runs with these values. */
export function runningWith(values: Values, runs: readonly WorkloadFacts[]): readonly RunningWorkload[] {
  return runs
    .filter(({ made = [] }) => isOn(values, ...made))
    .map((workload) => {
      const { name, controller, replicas: count = { at: [], default: 1 } } = workload;
      const replicas = controller === "DaemonSet" ? undefined : countOf(values, count);
      const budget = workload.budget && budgetOf(values, workload.budget, replicas);
      const startupMissing = missingStartup(values, workload);
      return {
        name,
        controller,
        replicas,
        ...(budget === undefined ? {} : { budget }),
        unstated: unstatedOf(values, workload),
        ...(startupMissing === undefined ? {} : { startupMissing }),
      };
    });
}

function budgetOf(
  values: Values,
  { at, made, default: own = {}, fromReplicas = 1 }: BudgetFacts,
  replicas: number | undefined,
): RunningWorkload["budget"] {
  const exists = made === undefined ? holdsSomething(values, at) : isOn(values, made);
  if (!exists || (replicas !== undefined && replicas < fromReplicas)) return undefined;
  const set = setAt(values, at);
  return { at, ...own, ...(isPlainMap(set) ? set : {}) };
}

function unstatedOf(values: Values, { containers }: WorkloadFacts): readonly string[] {
  return containers
    .filter(({ made }) => made === undefined || isOn(values, made))
    .flatMap(({ resources, states = [] }) => {
      const set = setAt(values, resources);
      return STATED_RESOURCES.filter(
        (key) => !states.includes(key) && (valueAt(set, key.split(".")) ?? undefined) === undefined,
      ).map((key) => `${resources}.${key}`);
    });
}

function missingStartup(values: Values, { startup }: WorkloadFacts): RunningWorkload["startupMissing"] {
  if (startup === undefined) return undefined;
  const { at, made, opens } = startup;
  const isThere = made === undefined ? holdsSomething(values, at) : isOn(values, made);
  return isThere ? undefined : { at, opens };
}

/**
 * Why a budget never lets a node be drained: it keeps all pods of its workload. Undefined where it lets one go.
 * Shares are rounded up. Source: Kubernetes, "Specifying a Disruption Budget for your Application".
 */
export function blocksDrains(
  { minAvailable, maxUnavailable }: Budget,
  replicas: number | undefined,
): string | undefined {
  if (replicas === undefined || replicas === 0) return undefined;
  const least = podsOf(minAvailable, replicas);
  if (least !== undefined && least >= replicas) {
    return `minAvailable ${String(minAvailable)} of ${replicas} ${replicas === 1 ? "replica" : "replicas"}`;
  }
  return podsOf(maxUnavailable, replicas) === 0 ? `maxUnavailable ${String(maxUnavailable)}` : undefined;
}

function podsOf(value: unknown, replicas: number): number | undefined {
  if (typeof value === "number") return value;
  const share = /^(\d+)(%?)$/.exec(String(value ?? ""));
  if (share === null) return undefined;
  const number = Number(share[1]);
  return share[2] === "%" ? Math.ceil((replicas * number) / 100) : number;
}
