import { DataAwsEksAddonVersion } from "@cdktf/provider-aws/lib/data-aws-eks-addon-version";
import { type Field, string } from "@strata/contract";
import type { LookUpProps } from "@strata/layer";

/**
 * The look-up of the version that EKS installs of an add-on where nobody names one. It is named in the add-on, since
 * Terraform keeps the version that it knows where it is told none: a version that is taken out of the settings, and a
 * cluster that is upgraded, would leave the old one. Source: EKS `DescribeAddonVersions`, `defaultVersion`.
 * @param kubernetes version of the cluster, for example `1.35`
 */
export function defaultVersionLookUp(
  addon: string,
  kubernetes: string,
): LookUpProps<{ version: Field<"string"> }> {
  return {
    name: `${addon.replaceAll("-", "_")}_version`,
    description: `Default version of ${addon} on Kubernetes ${kubernetes}, to plan without reading it.`,
    type: "aws_eks_addon_version",
    data: (scope, id) =>
      new DataAwsEksAddonVersion(scope, id, {
        addonName: addon,
        kubernetesVersion: kubernetes,
        mostRecent: false,
      }),
    fields: { version: string("Version of the add-on", "v1.20.1-eksbuild.3") },
  };
}
