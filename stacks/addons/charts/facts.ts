/** A chart that another one needs, or must not be overtaken by. */
export interface ComesAfter {
  /** Name of the chart in its repository. */
  readonly chart: string;
  /** Named where it is not installed too: the later chart does not work without it. */
  readonly needed: "always" | "whereInstalled";
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
}

/**
 * Facts of charts by their name in their repository, from rendering each at the version in use. A chart that is
 * not among them is installed as its settings say.
 */
export const FACTS: Readonly<Record<string, ChartFacts>> = {
  "aws-load-balancer-controller": {
    brings: ["elbv2.k8s.aws", "eks.networking.k8s.aws", "gateway.k8s.aws"],
    servicesWebhook: ["enableServiceMutatorWebhook"],
  },
  "aws-for-fluent-bit": { privileged: "they mount /var/log of their node" },
  "cert-manager": { brings: ["cert-manager.io", "acme.cert-manager.io"], addon: "cert-manager" },
  "external-dns": { brings: ["externaldns.k8s.io"], addon: "external-dns" },
  "external-secrets": { brings: ["external-secrets.io", "generators.external-secrets.io"] },
  "kube-prometheus-stack": { brings: ["monitoring.coreos.com"] },
  "prometheus-node-exporter": { privileged: "they share network and process ids of their node" },
  "rabbitmq-cluster-operator": { brings: ["rabbitmq.com"] },
  "secrets-store-csi-driver": {
    brings: ["secrets-store.csi.x-k8s.io"],
    addon: "aws-secrets-store-csi-driver-provider",
    privileged: "they mount volumes into other pods",
  },
  "secrets-store-csi-driver-provider-aws": {
    after: [
      {
        chart: "secrets-store-csi-driver",
        needed: "always",
        because: "it answers the driver's socket",
      },
    ],
    privileged: "they mount the driver's folder of their node",
  },
  base: {
    of: "istio",
    brings: ["extensions.istio.io", "networking.istio.io", "security.istio.io", "telemetry.istio.io"],
  },
  cni: { of: "istio", privileged: "they write the network configuration of their node" },
  istiod: {
    of: "istio",
    after: [{ chart: "base", needed: "always", because: "it serves the kinds of that chart" }],
  },
  gateway: {
    of: "istio",
    after: [
      {
        chart: "istiod",
        needed: "always",
        because:
          "its image is the one that istiod puts in place of auto, by a webhook whose failure policy is Fail",
      },
    ],
  },
  "linkerd-crds": { brings: ["linkerd.io", "policy.linkerd.io", "workload.linkerd.io"] },
  "linkerd-control-plane": {
    after: [
      { chart: "linkerd-crds", needed: "always", because: "it serves the kinds of that chart" },
      { chart: "linkerd2-cni", needed: "whereInstalled", because: "its own pods are meshed" },
    ],
  },
  "linkerd2-cni": { privileged: "they write the network configuration of their node" },
  "karpenter-crd": {},
  karpenter: {
    brings: ["karpenter.sh", "karpenter.k8s.aws"],
    after: [
      { chart: "karpenter-crd", needed: "whereInstalled", because: "it serves the kinds of that chart" },
    ],
  },
};

/** Where a chart comes from. */
export interface ChartSource {
  readonly repository: string;
  readonly chart: string;
}

/** What is known of a chart: nothing of one whose name alone is known. */
export function factsOf({ repository, chart }: ChartSource): ChartFacts {
  const facts = Object.hasOwn(FACTS, chart) ? FACTS[chart] : undefined;
  return facts !== undefined && repository.includes(facts.of ?? "") ? facts : {};
}

/** Names of the releases of a chart that something is known of. */
export function releasesOf(charts: Readonly<Record<string, ChartSource>>, chart: string): readonly string[] {
  return Object.entries(charts)
    .filter(([, source]) => source.chart === chart && factsOf(source) === FACTS[chart])
    .map(([name]) => name);
}

/** The chart that brings the kinds of an API group. */
export function chartOfGroup(group: string): string | undefined {
  return Object.keys(FACTS).find((chart) => FACTS[chart]?.brings?.includes(group));
}
