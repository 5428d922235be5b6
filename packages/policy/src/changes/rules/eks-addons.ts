import type { ChangeRule } from "../change-rule";
import { goesDown, goesUp } from "../conditions";
import { rulesOf } from "../holding";

const ADDONS = ["aws_eks_addon"];
const GUIDE = "EKS user guide, Update an Amazon EKS add-on";

/** Add-ons of a cluster, and who may use it. */
export const eksAddons: readonly ChangeRule[] = [
  ...rulesOf({
    id: "eks-addon",
    types: ADDONS,
    effect: "destroys",
    lost: "what it runs in the cluster: without the VPC CNI, kube-proxy or CoreDNS no pod starts or finds another",
    deletion:
      "with preserve = true what it runs stays and is yours to look after; a driver of volumes may go only when nothing uses its volumes",
    source: ["EKS user guide, Remove an Amazon EKS add-on from a cluster"],
    fixed: [
      {
        id: "name",
        attributes: ["addon_name", "cluster_name"],
        reason: "it is another add-on, or one of another cluster; what this one runs is removed first",
      },
    ],
  }),
  {
    id: "eks-addon-version-down",
    types: ADDONS,
    on: ["update"],
    attributes: ["addon_version"],
    when: goesDown,
    effect: "refuses",
    reason:
      "EKS takes an older version only if it is still offered for the Kubernetes version; what the newer one has changed in the cluster, such as custom resources, stays and may not fit it",
    way: "keep the version; to go back, ask aws eks describe-addon-versions first, read the project's notes on downgrades, go by one minor version at a time, and accept the change",
    source: [GUIDE, "EKS API, DescribeAddonVersions"],
    fault: {
      before: { addon_version: "v1.20.1-eksbuild.3" },
      after: { addon_version: "v1.19.6-eksbuild.1" },
    },
    right: {
      before: { addon_version: "v1.19.6-eksbuild.1" },
      after: { addon_version: "v1.20.1-eksbuild.3" },
    },
  },
  {
    id: "eks-addon-version-up",
    types: ADDONS,
    on: ["update"],
    attributes: ["addon_version"],
    when: goesUp,
    effect: "interrupts",
    lasts: "its pods restart one after another; whoever needs them waits some seconds",
    reason: "an add-on is updated in place",
    way: "update it after the control plane and before the nodes; the VPC CNI by one minor version at a time",
    source: [GUIDE],
    fault: {
      before: { addon_version: "v1.19.6-eksbuild.1" },
      after: { addon_version: "v1.20.1-eksbuild.3" },
    },
    right: {
      before: { addon_version: "v1.20.1-eksbuild.3" },
      after: { addon_version: "v1.20.1-eksbuild.3" },
    },
  },
  ...rulesOf({
    id: "eks-access-entry",
    types: ["aws_eks_access_entry"],
    effect: "replaces",
    lost: "the access that it grants, its policies with it: nodes or people are locked out while it is away",
    deletion:
      "be sure that somebody else is an administrator of the cluster, whoever applies this among them",
    replacement: "write the new entry first under another key, apply, and remove the old one afterwards",
    source: ["EKS user guide, Delete access entries"],
    fixed: [
      {
        id: "principal",
        attributes: ["principal_arn", "cluster_name", "type"],
        reason: "principal and type of an entry are fixed, so it is deleted and made anew",
      },
    ],
  }),
];
