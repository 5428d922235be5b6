import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** A service account whose pods act as an IAM role (IRSA). */
export interface ServiceAccountProps {
  /** DNS label: Kubernetes refuses `_`. */
  readonly name: string;
  readonly namespace: string;
  readonly roleArn: string;
  /** Software that runs under the account, for whoever reads the account; an annotation of that name. @default none */
  readonly services?: readonly string[];
  /** `mounted` gives its pods a token for the Kubernetes API too; AWS does not need that one. */
  readonly apiToken: "mounted" | "withheld";
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The annotation by which EKS gives pods of a service account the credentials of a role. */
export function roleAnnotation(roleArn: string): Readonly<Record<string, string>> {
  return { "eks.amazonaws.com/role-arn": roleArn };
}

/** Makes the service account. */
export function serviceAccount(scope: Construct, id: string, props: ServiceAccountProps): ServiceAccountV1 {
  const { name, namespace, roleArn, services = [], apiToken, dependsOn } = props;
  const annotations = {
    ...roleAnnotation(roleArn),
    ...(services.length === 0 ? {} : { services: services.join(",") }),
  };
  return new ServiceAccountV1(scope, id, {
    metadata: { name, namespace, annotations },
    automountServiceAccountToken: apiToken === "mounted",
    dependsOn: [...dependsOn],
  });
}
