import { overlap } from "@strata/iam";
import { attributesIn, describeResolved } from "@strata/inventory";
import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { releaseOf, rightsOf, roleOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-VPE-16", PRODUCTION, (template) => {
  const release = releaseOf(template, "aws-load-balancer-controller");
  const { clusterName, region, vpcId, serviceAccount, enableShield, enableWaf, enableWafv2 } =
    valuesOf(release);
  const role = roleOf(release, serviceAccount);

  expect(release.layer).toBe("addons");
  expect(release.get("repository")).toBe("https://aws.github.io/eks-charts");
  expect(attributesIn(release.resolveValue(clusterName))).toResolveTo("aws_eks_cluster.name");
  expect(attributesIn(release.resolveValue(vpcId))).toResolveTo("aws_vpc.id");
  expect(describeResolved(release.resolveValue(region))).toBe('jsonencode("eu-central-1")');
  // These have no endpoint, and it makes no load balancer that they would be for (AOS-VPE-14).
  expect([enableShield, enableWaf, enableWafv2].map(String)).toEqual(["false", "false", "false"]);
  expect(serviceAccount?.create).toBe(true);
  expect(serviceAccount?.name).toBe("aws-load-balancer-controller");
  expect(role?.policy("assume_role_policy").statements[0]?.conditions).toMatchObject({
    StringEquals: {
      "${local.cluster.oidc_issuer}:sub": ["system:serviceaccount:kube-system:aws-load-balancer-controller"],
    },
  });
  // What binding pods to a target group takes.
  expect(rightsOf(template, role).flatMap(({ actions }) => actions)).toEqual(
    expect.arrayContaining([
      "elasticloadbalancing:RegisterTargets",
      "elasticloadbalancing:DeregisterTargets",
      "ec2:AuthorizeSecurityGroupIngress",
    ]),
  );
});

claim("AOS-VPE-17", PRODUCTION, (template) => {
  const release = releaseOf(template, "cluster-autoscaler");
  const { autoDiscovery, awsRegion, image, rbac } = valuesOf(release);
  const role = roleOf(release, rbac?.serviceAccount);
  const scaling = rightsOf(template, role).filter(({ actions }) =>
    actions.some((action) => overlap(action.toLowerCase(), "autoscaling:setdesiredcapacity")),
  );

  expect(release.layer).toBe("addons");
  expect(release.get("repository")).toBe("https://kubernetes.github.io/autoscaler");
  expect(attributesIn(release.resolveValue(autoDiscovery?.clusterName))).toResolveTo("aws_eks_cluster.name");
  expect(describeResolved(release.resolveValue(awsRegion))).toBe('jsonencode("eu-central-1")');
  // It is built for one minor version of Kubernetes.
  expect(String(image?.tag)).toMatch(/^v1\.35\.\d+$/);
  expect(template.resource("aws_eks_cluster").get("version")).toBe("1.35");
  expect(scaling.map(({ actions }) => actions)).toEqual([
    ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
  ]);
  // Of the groups of this cluster, which EKS tags so.
  expect(scaling.map(({ conditions }) => conditions)).toEqual([
    {
      StringEquals: {
        "autoscaling:ResourceTag/kubernetes.io/cluster/${local.cluster.cluster_name}": ["owned"],
      },
    },
  ]);
  expect(role?.policy("assume_role_policy").statements[0]?.conditions).toMatchObject({
    StringEquals: {
      "${local.cluster.oidc_issuer}:sub": ["system:serviceaccount:kube-system:cluster-autoscaler"],
    },
  });
});
