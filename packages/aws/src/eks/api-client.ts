import type { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import { ingressRule, type Peer } from "../vpc/security-group-rule";

/** Something in the VPC that may reach the Kubernetes API. */
export interface ApiClientProps {
  /** The cluster security group, which EKS creates and which allows its members only. */
  readonly securityGroupId: string;
  readonly description: string;
  readonly peer: Peer;
}

/** Allows a client to reach the cluster's group on the API's port only. */
export function apiClient(
  scope: Construct,
  id: string,
  { securityGroupId, description, peer }: ApiClientProps,
): VpcSecurityGroupIngressRule {
  return ingressRule(scope, id, {
    groupId: securityGroupId,
    description,
    traffic: { protocol: "tcp", port: 443 },
    peer,
  });
}
