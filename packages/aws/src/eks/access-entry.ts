import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";

/** A principal that may use the Kubernetes API of a cluster, and its permissions. */
export interface AccessEntryProps {
  readonly clusterName: string;
  /** ARN of a role or user that exists. */
  readonly principalArn: string;
  /** `standard` for people and programs; `ec2Linux` for nodes outside of managed node groups. */
  readonly type: "standard" | "ec2Linux";
  /** Kubernetes groups of the principal, for RBAC. Only `standard` entries may have groups. */
  readonly groups: readonly string[];
  /** Access policies by a short name. Only `standard` entries may have policies. */
  readonly policies: Readonly<Record<string, AccessPolicy>>;
}

/** One of the access policies that EKS defines, and its scope. */
export interface AccessPolicy {
  /** For example `AmazonEKSViewPolicy`. */
  readonly policy: string;
  readonly scope: "cluster" | { readonly namespaces: readonly string[] };
}

const TYPES = { standard: "STANDARD", ec2Linux: "EC2_LINUX" } as const;

/** Access of one principal to a cluster. */
export class AccessEntry extends Construct {
  constructor(scope: Construct, id: string, props: AccessEntryProps) {
    super(scope, id);
    const { clusterName, groups } = props;
    const entry = new EksAccessEntry(this, "this", {
      clusterName,
      principalArn: props.principalArn,
      type: TYPES[props.type],
      // Also where there are none: the provider keeps what it is not told. Nodes get a group from EKS itself.
      ...(props.type === "standard" ? { kubernetesGroups: [...groups] } : {}),
    });
    const { principalArn } = entry;
    for (const [name, { policy, scope: reach }] of Object.entries(props.policies)) {
      new EksAccessPolicyAssociation(this, name, {
        clusterName,
        principalArn,
        policyArn: accessPolicyArn(policy),
        accessScope:
          reach === "cluster"
            ? { type: "cluster" }
            : { type: "namespace", namespaces: [...reach.namespaces] },
      });
    }
  }
}

/** ARN of an EKS access policy, which is not an IAM policy. */
function accessPolicyArn(name: string): string {
  return `arn:aws:eks::aws:cluster-access-policy/${name}`;
}
