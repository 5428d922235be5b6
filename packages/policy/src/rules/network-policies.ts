import { isBlock, type Resource } from "@strata/inventory";
import { show } from "../checks";
import type { Example } from "../example";
import { type Check, met, type Rule, type ServiceRules } from "../rule";

const BOTH = ["Ingress", "Egress"];

/** A policy that selects every pod of its namespace and allows nothing: what is not allowed elsewhere is refused. */
const refusesAll = (spec: Resource): boolean =>
  !spec.has("spec.ingress") && !spec.has("spec.egress") && selectsAll(spec.get("spec.pod_selector"));

function selectsAll(selector: unknown): boolean {
  const [first] = [selector].flat();
  return !isBlock(first) || Object.keys(first).length === 0;
}

const bothWays: Check = (policy) => {
  const types = policy.list("spec.policy_types").map(String);
  const isWhole = !refusesAll(policy) || BOTH.every((type) => types.includes(type));
  return met(isWhole, "spec.policy_types with Ingress and Egress where nothing is allowed", show(types));
};

/** Where a policy stands or is made: policies add up, so that without one that refuses, none does anything. */
const besideRefusal: Check = (policy, inventory) => {
  const namespace = policy.get("metadata.namespace");
  const refusal = ["kubernetes_network_policy_v1", "kubernetes_network_policy"]
    .flatMap((type) => inventory.resources(type))
    .find((other) => other.get("metadata.namespace") === namespace && refusesAll(other));
  return met(refusal !== undefined, `a policy that refuses all in ${show(namespace)}`, "none");
};

/** A rule without peers, or with the whole internet as one, lets out everything or lets in everybody. */
const peersNamed: Check = (policy) => {
  const open = ["ingress", "egress"].flatMap((way) =>
    policy.blocks(`spec.${way}`).filter((rule) => {
      const peers = [rule[way === "ingress" ? "from" : "to"] ?? []].flat();
      return peers.length === 0 || peers.some((peer) => isBlock(peer) && Object.keys(peer).length === 0);
    }),
  );
  return met(open.length === 0, "from and to with peers in each rule", show(open[0]));
};

const refusal = {
  metadata: { name: "default-deny", namespace: "shop" },
  spec: { pod_selector: {}, policy_types: BOTH },
};
const dns = {
  metadata: { name: "allow-dns", namespace: "shop" },
  spec: {
    pod_selector: {},
    policy_types: ["Egress"],
    egress: [
      { to: [{ namespace_selector: { match_labels: { name: "kube-system" } } }], ports: [{ port: "53" }] },
    ],
  },
};

const TYPES = ["kubernetes_network_policy_v1", "kubernetes_network_policy"];

const example: Example = {
  layer: "addons",
  resource: Object.fromEntries(TYPES.map((type) => [type, { refusal, dns }])),
};

const SOURCE = ["Kubernetes documentation, Network Policies", "EKS best practices, network security"];

function rulesOf(type: string): readonly Rule[] {
  const suffix = type.endsWith("_v1") ? "" : "-unversioned";
  const common = { type, level: "M", source: SOURCE, setting: "namespaces" } as const;
  return [
    {
      ...common,
      id: `network-policy-both-ways${suffix}`,
      reason: "a policy that refuses only what comes in lets pods send what they hold to anybody",
      fault: { at: `${type}/refusal/spec/policy_types`, to: ["Ingress"] },
      holds: bothWays,
    },
    {
      ...common,
      id: `network-policy-beside-refusal${suffix}`,
      reason: "policies only allow: where none refuses, the others are for nothing",
      fault: {
        at: `${type}/dns/metadata`,
        to: { name: "allow-dns", namespace: "another" },
      },
      holds: besideRefusal,
    },
    {
      ...common,
      id: `network-policy-peers-named${suffix}`,
      reason: "policies add up, so that one rule without peers undoes every refusal",
      fault: { at: `${type}/dns/spec/egress`, to: [{}] },
      holds: peersNamed,
    },
  ];
}

/** Who talks to whom inside of the cluster. */
export const networkPolicies: ServiceRules = { example, rules: TYPES.flatMap(rulesOf) };
