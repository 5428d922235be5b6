import { isFields, isList, type Value } from "../../protocol/value";
import type { Draft } from "../../values/recipe";
import { regional } from "../arn";
import type { Service } from "../service";

/** The Kubernetes version that EKS gives who names none. */
const KUBERNETES = "1.34";

/** The version that EKS gives of an add-on where nobody names one, whichever add-on it is. */
const ADDON_VERSION = "v1.0.0-eksbuild.1";

/** Kubernetes clusters. */
export const EKS: Service = {
  named: {
    eksCluster: {
      at: ["aws_eks_cluster.name"],
      code: "ResourceNotFoundException",
      message: (name) => `No cluster found for name: ${name}.`,
    },
    eksAccessEntry: {
      at: ["aws_eks_access_entry.principal_arn"],
      code: "ResourceNotFoundException",
      message: (arn) => `The specified principalArn could not be found: ${arn}`,
    },
  },
  types: {
    aws_eks_cluster: {
      values: {
        id: "{name}",
        arn: regional("eks", "cluster/{name}"),
        endpoint: "https://{upper:32}.gr7.{region}.eks.amazonaws.com",
        status: "ACTIVE",
        version: KUBERNETES,
        platform_version: "eks.1",
        cluster_id: "",
        certificate_authority: (draft) => [{ data: certificate(draft) }],
        identity: (draft) => [
          {
            oidc: [
              { issuer: draft.fill("https://oidc.eks.{region}.amazonaws.com/id/{upper:32}", "endpoint") },
            ],
          },
        ],
        access_config: () => [
          { authentication_mode: "CONFIG_MAP", bootstrap_cluster_creator_admin_permissions: true },
        ],
        kubernetes_network_config: () => [
          {
            elastic_load_balancing: [{ enabled: false }],
            ip_family: "ipv4",
            service_ipv4_cidr: "172.20.0.0/16",
            service_ipv6_cidr: "",
          },
        ],
        upgrade_policy: () => [{ support_type: "EXTENDED" }],
        "access_config.authentication_mode": "CONFIG_MAP",
        "kubernetes_network_config.ip_family": "ipv4",
        "kubernetes_network_config.service_ipv4_cidr": "172.20.0.0/16",
        "kubernetes_network_config.elastic_load_balancing": () => [{ enabled: false }],
        "upgrade_policy.support_type": "EXTENDED",
        "vpc_config.cluster_security_group_id": "sg-{hex:17}",
        "vpc_config.public_access_cidrs": () => ["0.0.0.0/0"],
        "vpc_config.vpc_id": (draft) => vpcOf(draft),
      },
      refersTo: {
        "vpc_config.subnet_ids": "subnet",
        "vpc_config.security_group_ids": "securityGroup",
        role_arn: "roleArn",
      },
      uses: { "vpc_config.subnet_ids": "aws_subnet", "vpc_config.security_group_ids": "aws_security_group" },
      inUse: {
        name: "name",
        code: "ResourceInUseException",
        message: () => "Cluster has nodegroups attached",
      },
      unique: {
        name: ["name"],
        code: "ResourceInUseException",
        message: (name) => `Cluster already exists with name: ${name}`,
      },
      protection: {
        attribute: "deletion_protection",
        on: true,
        code: "InvalidRequestException",
        message: "Cannot delete the cluster because deletion protection is enabled.",
      },
    },
    aws_eks_node_group: {
      values: {
        id: "{cluster_name}:{node_group_name}",
        arn: regional("eks", "nodegroup/{cluster_name}/{node_group_name}/{uuid}"),
        status: "ACTIVE",
        version: (draft) =>
          draft.find("aws_eks_cluster", "name", draft.get("cluster_name"))?.version ?? KUBERNETES,
        release_version: "{version}-20260101",
        ami_type: "AL2023_x86_64_STANDARD",
        capacity_type: "ON_DEMAND",
        disk_size: () => 20,
        instance_types: () => ["t3.medium"],
        resources: (draft) => [
          {
            autoscaling_groups: [{ name: draft.fill("eks-{node_group_name}-{uuid}", "group") }],
            remote_access_security_group_id: "",
          },
        ],
        update_config: () => [
          { max_unavailable: 1, max_unavailable_percentage: 0, update_strategy: "DEFAULT" },
        ],
        node_repair_config: () => [{ enabled: false }],
        "update_config.max_unavailable": () => 0,
        "launch_template.name": (draft) => {
          const template = first(draft.get("launch_template"));
          return draft.find("aws_launch_template", "id", template.id ?? null)?.name ?? "";
        },
        "launch_template.id": (draft) => {
          const template = first(draft.get("launch_template"));
          return draft.find("aws_launch_template", "name", template.name ?? null)?.id ?? "";
        },
      },
      refersTo: {
        subnet_ids: "subnet",
        "launch_template.id": "launchTemplate",
        node_role_arn: "roleArn",
        cluster_name: "eksCluster",
      },
      uses: { subnet_ids: "aws_subnet", cluster_name: "aws_eks_cluster" },
      unique: {
        name: ["cluster_name", "node_group_name"],
        code: "ResourceInUseException",
        message: (name) => `NodeGroup already exists with name ${name}`,
      },
    },
    aws_eks_addon: {
      values: {
        id: "{cluster_name}:{addon_name}",
        arn: regional("eks", "addon/{cluster_name}/{addon_name}/{uuid}"),
        addon_version: ADDON_VERSION,
        configuration_values: "",
      },
      refersTo: { cluster_name: "eksCluster" },
      unique: {
        name: ["cluster_name", "addon_name"],
        code: "ResourceInUseException",
        message: () => "Addon already exists.",
      },
    },
    aws_eks_access_entry: {
      values: {
        id: "{cluster_name}:{principal_arn}",
        access_entry_arn: regional("eks", "access-entry/{cluster_name}/{uuid}"),
        user_name: "{principal_arn}",
        type: "STANDARD",
      },
      refersTo: { cluster_name: "eksCluster" },
      unique: {
        name: ["cluster_name", "principal_arn"],
        code: "ResourceInUseException",
        message: () => "The specified access entry resource is already in use on this cluster.",
      },
    },
    aws_eks_access_policy_association: {
      values: { id: "{cluster_name}#{principal_arn}#{policy_arn}" },
      refersTo: { cluster_name: "eksCluster", principal_arn: "eksAccessEntry" },
    },
    aws_eks_pod_identity_association: {
      values: {
        id: "{association_id}",
        association_id: "a-{lower:17}",
        association_arn: regional("eks", "podidentityassociation/{cluster_name}/{association_id}"),
        external_id: "",
      },
      refersTo: { cluster_name: "eksCluster" },
      importId: "{cluster_name},{association_id}",
    },
    aws_eks_fargate_profile: {
      values: {
        id: "{cluster_name}:{fargate_profile_name}",
        arn: regional("eks", "fargateprofile/{cluster_name}/{fargate_profile_name}/{uuid}"),
        status: "ACTIVE",
      },
      refersTo: { cluster_name: "eksCluster" },
      uses: { cluster_name: "aws_eks_cluster" },
    },
  },
  dataSources: {
    aws_eks_addon_version: ({ config }) => ({
      id: config.addon_name ?? null,
      version: ADDON_VERSION,
    }),
    aws_eks_cluster_auth: ({ config, digest }) => ({
      id: config.name ?? null,
      token: `k8s-aws-v1.${digest(String(config.name), 64)}`,
    }),
  },
};

/** Not a certificate that anything could trust: base64 of PEM, as those who decode it expect. */
function certificate(draft: Draft): string {
  const body = Buffer.from(draft.digest("certificate", "hex", 64), "utf8").toString("base64");
  const pem = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  return Buffer.from(pem, "utf8").toString("base64");
}

function vpcOf(draft: Draft): Value {
  const subnets = first(draft.get("vpc_config")).subnet_ids;
  const [subnet] = isList(subnets) ? subnets : [];
  return draft.find("aws_subnet", "id", subnet ?? null)?.vpc_id ?? "";
}

function first(block: Value): Readonly<Record<string, Value>> {
  const value = isList(block) ? block[0] : block;
  return isFields(value) ? value : {};
}
