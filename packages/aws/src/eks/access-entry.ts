import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";

/** Who may use the Kubernetes API of a cluster, and for what. */
export interface AccessEntryProps {
  readonly clusterName: string;
  /** ARN of a role or user that exists. */
  readonly principalArn: string;
  /** `standard` for people and programs; `ec2Linux` for nodes that no managed node group starts. */
  readonly type: "standard" | "ec2Linux";
  /** Kubernetes groups that the principal is in, for roles of the cluster's own. */
  readonly groups: readonly string[];
  /** By a short name. Only `standard` entries take policies. */
  readonly policies: Readonly<Record<string, AccessPolicy>>;
}

/** One of the access policies that EKS defines, and where it holds. */
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
      ...(groups.length === 0 ? {} : { kubernetesGroups: [...groups] }),
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

/** ARN of an access policy of EKS, which is no IAM policy. */
function accessPolicyArn(name: string): string {
  return `arn:aws:eks::aws:cluster-access-policy/${name}`;
}
