import { EksCluster as AwsEksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { Construct } from "constructs";
import { trustService } from "../iam/policy-document";
import { Role } from "../iam/role";
import { logGroup } from "../logs/log-group";
import type { Place } from "../place";

/** An EKS control plane with its role and its log group. */
export interface EksClusterProps {
  readonly place: Place;
  readonly name: string;
  /** Kubernetes version, major and minor, for example `1.35`. */
  readonly version: string;
  /**
   * `standard`: AWS upgrades the cluster when standard support of its version ends. `extended`: the version stays,
   * for a fee.
   */
  readonly support: "standard" | "extended";
  /** Subnets of the control plane's interfaces, in at least two zones. */
  readonly subnetIds: readonly string[];
  /** IPv4 CIDR of Kubernetes services; it must not overlap the VPC or networks connected to it. */
  readonly serviceCidr: string;
  /**
   * IPv4 CIDRs that may reach the API from the internet.
   * @default none: the API is reachable from inside the VPC only
   */
  readonly publicCidrs?: readonly string[];
  readonly role: { readonly name: string; readonly managedPolicies: readonly string[] };
  /** ARN of the key that encrypts Kubernetes secrets. It cannot be changed afterwards. */
  readonly secretsKeyArn: string;
  readonly logs: { readonly retentionDays: number; readonly keyArn: string };
}

/** All log types of EKS. Source: EKS user guide, "Send control plane logs to CloudWatch Logs". */
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

const SUPPORT_TYPES = { standard: "STANDARD", extended: "EXTENDED" } as const;

/** A cluster with a private API endpoint, encrypted secrets, and authentication through access entries only. */
export class EksCluster extends Construct {
  readonly clusterName: string;
  readonly arn: string;
  readonly endpoint: string;
  /** PEM in base64. */
  readonly certificateAuthority: string;
  readonly version: string;
  /** The cluster security group, which EKS creates for control plane and nodes. */
  readonly securityGroupId: string;
  /** With `https://`. */
  readonly issuerUrl: string;

  constructor(scope: Construct, id: string, props: EksClusterProps) {
    super(scope, id);
    const { place, name, publicCidrs = [] } = props;
    const role = new Role(this, "role", {
      ...props.role,
      description: `Control plane of ${name}`,
      trust: trustService("eks.amazonaws.com", {
        ArnLike: { "aws:SourceArn": `arn:aws:eks:${place.region}:${place.account}:cluster/${name}` },
      }),
    });
    const logs = logGroup(this, "logs", { ...props.logs, name: `/aws/eks/${name}/cluster` });
    const cluster = new AwsEksCluster(this, "this", {
      name,
      version: props.version,
      upgradePolicy: { supportType: SUPPORT_TYPES[props.support] },
      roleArn: role.arn,
      vpcConfig: {
        subnetIds: [...props.subnetIds],
        // Private access in addition to public access: otherwise nodes would need a public CIDR of their own.
        endpointPrivateAccess: true,
        endpointPublicAccess: publicCidrs.length > 0,
        ...(publicCidrs.length > 0 ? { publicAccessCidrs: [...publicCidrs] } : {}),
      },
      kubernetesNetworkConfig: { serviceIpv4Cidr: props.serviceCidr },
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: props.secretsKeyArn } },
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      // Networking comes as EKS add-ons, so that their versions and roles are settings.
      bootstrapSelfManagedAddons: false,
      enabledClusterLogTypes: LOG_TYPES,
      zonalShiftConfig: { enabled: true },
      // A log group that EKS creates has no retention, and blocks ours. The role's permissions must outlive the
      // cluster, or EKS cannot delete its network interfaces.
      dependsOn: [logs, ...role.permissions],
    });
    this.clusterName = cluster.name;
    this.arn = cluster.arn;
    this.endpoint = cluster.endpoint;
    this.certificateAuthority = cluster.certificateAuthority.get(0).data;
    this.version = cluster.version;
    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.issuerUrl = cluster.identity.get(0).oidc.get(0).issuer;
  }
}
