import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn } from "cdktf";
import type { Construct } from "constructs";

/** How to reach the API of an EKS cluster that another state owns. */
export interface ClusterAccess {
  readonly clusterName: string;
  /** AWS region name of the cluster, for example `eu-west-1`. */
  readonly region: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** Certificate of the Kubernetes API: PEM in base64. */
  readonly certificateAuthority: string;
}

/** The Kubernetes provider for that cluster. */
export function kubernetesProvider(scope: Construct, id: string, access: ClusterAccess): KubernetesProvider {
  return new KubernetesProvider(scope, id, { ...connection(access), exec: [login(access)] });
}

/** The Helm provider for that cluster. */
export function helmProvider(scope: Construct, id: string, access: ClusterAccess): HelmProvider {
  return new HelmProvider(scope, id, { kubernetes: { ...connection(access), exec: login(access) } });
}

function connection({ endpoint, certificateAuthority }: ClusterAccess): {
  readonly host: string;
  readonly clusterCaCertificate: string;
} {
  return { host: endpoint, clusterCaCertificate: Fn.base64decode(certificateAuthority) };
}

/**
 * A command rather than a token: a token lives for 15 minutes, so one that was read by a plan has expired when
 * the plan is applied, and it would lie in the plan file.
 */
function login({ clusterName, region }: ClusterAccess): {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: string[];
} {
  return {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["eks", "get-token", "--cluster-name", clusterName, "--region", region, "--output", "json"],
  };
}
