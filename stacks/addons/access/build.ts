import type { ClusterPlace, WorkloadIssuer } from "@strata/aws";
import { helmProvider, kubernetesProvider } from "@strata/kubernetes";
import { build } from "../builder";
import { access } from "./kind";

/** The providers of the cluster, and what roles of its pods are limited to. */
export const buildAccess = build(access, ({ scope, environment, read, pinProvider }) => {
  const { account, region } = environment;
  const cluster = read("cluster");
  const clusterName = cluster.cluster_name;
  const reached = {
    clusterName,
    region,
    endpoint: cluster.cluster_endpoint,
    certificateAuthority: cluster.cluster_certificate_authority,
  };
  kubernetesProvider(scope, "kubernetes", reached);
  helmProvider(scope, "helm", reached);
  pinProvider("kubernetes");
  pinProvider("helm");
  const issuer: WorkloadIssuer = {
    providerArn: cluster.oidc_provider_arn,
    issuer: cluster.oidc_issuer,
  };
  const place: ClusterPlace = { account, region, clusterName, vpcId: read("network").vpc_id };
  return { issuer, place };
});
