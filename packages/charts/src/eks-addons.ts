import { own } from "@strata/values";
import { countOf, isOn, type Values } from "./effective";
import type { Count, Switch } from "./facts";

/** What an EKS add-on runs. */
interface EksAddon {
  /** DaemonSets of Linux nodes, with what switches each in the add-on's configuration. */
  readonly perNode: readonly (true | Switch)[];
  /** Deployments. */
  readonly pods: readonly Count[];
}

const pods = (at: string, own: number): Count => ({ at: [at], default: own });

/**
 * EKS add-ons, by name. Source: EKS user guide, "AWS add-ons" and "Community add-ons", and the configuration schemas that
 * `aws eks describe-addon-configuration` prints.
 */
export const EKS_ADDONS: Readonly<Record<string, EksAddon>> = {
  "vpc-cni": { perNode: [true], pods: [] },
  "kube-proxy": { perNode: [true], pods: [] },
  coredns: { perNode: [], pods: [pods("replicaCount", 2)] },
  "aws-ebs-csi-driver": { perNode: [true], pods: [pods("controller.replicaCount", 2)] },
  "aws-efs-csi-driver": { perNode: [true], pods: [pods("controller.replicaCount", 2)] },
  "eks-pod-identity-agent": { perNode: [true], pods: [] },
  "amazon-cloudwatch-observability": {
    perNode: [true, { at: "containerLogs.enabled", default: true }],
    pods: [pods("manager.replicas", 1)],
  },
  "aws-guardduty-agent": { perNode: [true], pods: [] },
  "aws-secrets-store-csi-driver-provider": { perNode: [true, true], pods: [] },
  "snapshot-controller": { perNode: [], pods: [pods("replicaCount", 2)] },
  "metrics-server": { perNode: [], pods: [pods("replicas", 2)] },
  "kube-state-metrics": { perNode: [], pods: [pods("replicas", 1)] },
  "prometheus-node-exporter": { perNode: [true], pods: [] },
  "external-dns": { perNode: [], pods: [pods("replicaCount", 1)] },
  "cert-manager": {
    perNode: [],
    pods: [pods("replicaCount", 1), pods("webhook.replicaCount", 1), pods("cainjector.replicaCount", 1)],
  },
};

/** How many pods something has: on each node, and besides. */
export interface PodCount {
  readonly perNode: number;
  readonly pods: number;
}

/** The pods of an EKS add-on with its configuration; none of one that is not known. */
export function podsOfAddon(name: string, configuration: Values): PodCount {
  const addon = own(EKS_ADDONS, name);
  const perNode = addon?.perNode.filter((each) => each === true || isOn(configuration, each)) ?? [];
  const counts = addon?.pods.map((count) => countOf(configuration, count) ?? count.default) ?? [];
  return { perNode: perNode.length, pods: counts.reduce((sum, count) => sum + count, 0) };
}
