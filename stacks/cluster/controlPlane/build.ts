import { EksCluster } from "@strata/aws";
import { build } from "../builder";
import { buildKeys } from "../keys/build";
import { apiClients } from "./api-clients";
import { controlPlane } from "./kind";
import { subnetIds } from "./subnets";

/** Creates the cluster, and lets the clients that settings name reach its API. */
export const buildControlPlane = build(controlPlane, (context) => {
  const { scope, settings, names, environment, made, read } = context;
  const { version, support, subnets, serviceCidr, endpoint, logs, role } = settings;
  const { cluster: name, role: roleName } = names();
  const cluster = new EksCluster(scope, "cluster", {
    place: environment,
    name,
    version,
    support,
    subnetIds: subnetIds(subnets, context),
    serviceCidr,
    ...(endpoint.public === undefined ? {} : { publicCidrs: endpoint.public.cidrs }),
    role: { ...role, name: roleName },
    secretsKeyArn: made(buildKeys).secrets_key_arn,
    logs: { retentionDays: logs.retentionDays, keyArn: read("network").keys.entry(logs.key).arn },
  });
  apiClients(scope, cluster, endpoint.private.clients);
  return {
    cluster_name: cluster.clusterName,
    cluster_arn: cluster.arn,
    cluster_endpoint: cluster.endpoint,
    cluster_certificate_authority: cluster.certificateAuthority,
    cluster_version: cluster.version,
    cluster_security_group_id: cluster.securityGroupId,
    service_cidr: serviceCidr,
    /** With `https://`. */
    issuerUrl: cluster.issuerUrl,
  };
});
