/** A chart that another one needs, or must not be overtaken by. */
export interface ComesAfter {
  /** Name of the chart in its repository. */
  readonly chart: string;
  /** Named where it is not installed too: the later chart does not work without it. */
  readonly needed: "always" | "whereInstalled";
  readonly because: string;
}

/** A value that switches something: Helm takes what is set for true, unless it is false or empty. */
export interface Switch {
  /** Dotted path in the values. */
  readonly at: string;
  readonly default: boolean;
}

/** A number that a chart takes. */
export interface Count {
  /** Dotted paths in the values; the first that is set counts. */
  readonly at: readonly string[];
  readonly default: number;
}

/** A disruption budget, where a chart makes one. */
export interface BudgetFacts {
  /** Dotted path of the map with `minAvailable` and `maxUnavailable`. */
  readonly at: string;
  /** What makes it. @default a map that is not empty */
  readonly made?: Switch;
  /** The chart's own, beside which values are merged. */
  readonly default?: Readonly<Record<string, number>>;
  /** Least number of replicas for which the chart makes it. @default 1 */
  readonly fromReplicas?: number;
}

/** Requests and limits that a container must state. CPU has no limit: it would only be idle while pods wait for it. */
export const STATED_RESOURCES = ["requests.cpu", "requests.memory", "limits.memory"] as const;

/** One container of a workload. */
export interface ContainerFacts {
  readonly name: string;
  /** Dotted path of its `resources`. */
  readonly resources: string;
  /** What the chart states by itself. @default nothing */
  readonly states?: readonly (typeof STATED_RESOURCES)[number][];
  /** @default always */
  readonly made?: Switch;
}

/** What a chart runs. */
export interface WorkloadFacts {
  /** As the chart's notes call it. */
  readonly name: string;
  /** A DaemonSet has a pod on each node. */
  readonly controller: "Deployment" | "StatefulSet" | "DaemonSet";
  /** All must be on. @default always */
  readonly made?: readonly Switch[];
  /** @default one */
  readonly replicas?: Count;
  readonly budget?: BudgetFacts;
  readonly containers: readonly ContainerFacts[];
  /** Its liveness probe acts while it opens its data, unless a startup probe stands before it. */
  readonly startup?: {
    /** Dotted path of the startup probe. */
    readonly at: string;
    /** What makes it. @default a map that is not empty */
    readonly made?: Switch;
    readonly opens: string;
  };
}

/** An image whose tag the chart leaves floating. */
export interface FloatingImage {
  /** Dotted path of the tag. */
  readonly at: string;
  /** The chart's own tag. */
  readonly default: string;
  /** @default always */
  readonly made?: readonly Switch[];
}

/** An object that a chart brings, and that takes back what the platform's own objects say. */
export interface Addition {
  readonly object: "NetworkPolicy" | "ClusterRole" | "Service";
  /** Dotted path of the value that decides. */
  readonly at: string;
  /** What the chart takes where nothing is set. */
  readonly default: unknown;
  /** The values with which the object is absent or harmless. */
  readonly harmless: { readonly is: readonly unknown[] } | { readonly without: string };
  /** All must be on. @default always */
  readonly made?: readonly Switch[];
  readonly because: string;
}

/** What is known of a chart and cannot be read from its settings. */
export interface ChartFacts {
  /** A word in the addresses of the chart's repositories, where its own name is one that others have too. */
  readonly of?: string;
  /** API groups of the kinds that it brings: objects of these come after it. */
  readonly brings?: readonly string[];
  /** EKS add-on that installs the same before this layer. */
  readonly addon?: string;
  readonly after?: readonly ComesAfter[];
  /** Why its pods need a namespace of Pod Security level privileged; absent where they do not. */
  readonly privileged?: string;
  /** Set to something other than false, every Service of the cluster waits for the chart's webhook. */
  readonly servicesWebhook?: readonly string[];
  readonly runs?: readonly WorkloadFacts[];
  readonly floating?: readonly FloatingImage[];
  readonly adds?: readonly Addition[];
  /** It puts a container into the pods of namespaces with this label. */
  readonly injects?: {
    readonly label: readonly [key: string, value: string];
    /** Dotted path of the container's seccomp profile, which restricted namespaces want. */
    readonly seccomp: string;
  };
  /** Replicas that each write what they have seen to the same receivers. */
  readonly pairs?: {
    readonly replicas: Count;
    /** Dotted path of the list of receivers. */
    readonly writes: string;
    /** Dotted path of what takes the replica's label away from all that it sends. */
    readonly clear: string;
    /** Where the label's name stands, and the chart's own: receivers can drop it too. @default they cannot */
    readonly label?: { readonly at: string; readonly default: string };
  };
}
