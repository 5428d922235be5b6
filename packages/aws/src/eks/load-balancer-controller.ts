import type { PolicyStatement } from "../iam/policy-document";
import type { ClusterPlace } from "../place";

/** The tag with which the controller marks what it has created, and for which cluster. */
const OWNER = "elbv2.k8s.aws/cluster";

/** Calls that only read. Most of them do not support resource-level permissions. */
const READ = [
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeCoipPools",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeIpamPools",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcPeeringConnections",
  "ec2:DescribeVpcs",
  "ec2:GetCoipPoolUsage",
  "ec2:GetSecurityGroupsForVpc",
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeListenerAttributes",
  "elasticloadbalancing:DescribeListenerCertificates",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeSSLPolicies",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "elasticloadbalancing:DescribeTrustStores",
  "acm:DescribeCertificate",
  "acm:ListCertificates",
  "iam:GetServerCertificate",
  "iam:ListServerCertificates",
  "cognito-idp:DescribeUserPoolClient",
];

/** For web ACLs and Shield protections that an Ingress names in annotations; others own them. */
const PROTECT = [
  "waf-regional:GetWebACL",
  "waf-regional:GetWebACLForResource",
  "waf-regional:AssociateWebACL",
  "waf-regional:DisassociateWebACL",
  "wafv2:GetWebACL",
  "wafv2:GetWebACLForResource",
  "wafv2:AssociateWebACL",
  "wafv2:DisassociateWebACL",
  "shield:GetSubscriptionState",
  "shield:DescribeProtection",
  "shield:CreateProtection",
  "shield:DeleteProtection",
];

/** Changes of a load balancer or target group as a whole. */
const CHANGE = [
  "elasticloadbalancing:ModifyLoadBalancerAttributes",
  "elasticloadbalancing:SetIpAddressType",
  "elasticloadbalancing:SetSecurityGroups",
  "elasticloadbalancing:SetSubnets",
  "elasticloadbalancing:DeleteLoadBalancer",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "elasticloadbalancing:DeleteTargetGroup",
  "elasticloadbalancing:ModifyListenerAttributes",
  "elasticloadbalancing:ModifyCapacityReservation",
  "elasticloadbalancing:ModifyIpPools",
];

/** Listeners and rules have no owner tag until the controller has set one, so it cannot be a condition. */
const LISTEN = [
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:AddListenerCertificates",
  "elasticloadbalancing:RemoveListenerCertificates",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:ModifyRule",
  "elasticloadbalancing:SetRulePriorities",
  "elasticloadbalancing:SetWebAcl",
];

/**
 * The calls of AWS Load Balancer Controller 3. Where its own policy requires the tag of any cluster, this one
 * requires the tag of this cluster; and where it allows changes to the rules of every security group, this one
 * allows them inside the VPC only. Source: AWS Load Balancer Controller, "Installation", IAM permissions.
 */
export function loadBalancerController(place: ClusterPlace): readonly PolicyStatement[] {
  const { account, region, clusterName, vpcId } = place;
  const owned = { StringEquals: { [`aws:ResourceTag/${OWNER}`]: clusterName } };
  const requested = { [`aws:RequestTag/${OWNER}`]: clusterName };
  // An existing owner tag may not be changed.
  const keepsOwner = { ...owned, Null: { [`aws:RequestTag/${OWNER}`]: "true" } };
  const securityGroups = `arn:aws:ec2:${region}:${account}:security-group/*`;
  const balancing = (kind: string): string => `arn:aws:elasticloadbalancing:${region}:${account}:${kind}`;
  const targets = balancing("targetgroup/*/*");
  const balancers = ["net", "app"].map((type) => balancing(`loadbalancer/${type}/*/*`));
  const listeners = ["net", "app"].flatMap((type) => [
    balancing(`listener/${type}/*/*/*`),
    balancing(`listener-rule/${type}/*/*/*`),
  ]);
  return [
    {
      Sid: "ServiceLinkedRole",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: "*",
      Condition: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
    },
    { Sid: "Read", Effect: "Allow", Action: READ, Resource: "*" },
    { Sid: "Protect", Effect: "Allow", Action: PROTECT, Resource: "*" },
    {
      Sid: "OpenBackends",
      Effect: "Allow",
      Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      Resource: "*",
      Condition: { ArnEquals: { "ec2:Vpc": `arn:aws:ec2:${region}:${account}:vpc/${vpcId}` } },
    },
    { Sid: "MakeGroups", Effect: "Allow", Action: "ec2:CreateSecurityGroup", Resource: "*" },
    {
      Sid: "TagNewGroups",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: securityGroups,
      Condition: { StringEquals: { "ec2:CreateAction": "CreateSecurityGroup", ...requested } },
    },
    {
      Sid: "TagOwnGroups",
      Effect: "Allow",
      Action: ["ec2:CreateTags", "ec2:DeleteTags"],
      Resource: securityGroups,
      Condition: keepsOwner,
    },
    {
      Sid: "ChangeOwnGroups",
      Effect: "Allow",
      Action: [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:RevokeSecurityGroupIngress",
        "ec2:DeleteSecurityGroup",
      ],
      Resource: "*",
      Condition: owned,
    },
    {
      Sid: "MakeBalancers",
      Effect: "Allow",
      Action: ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
      Resource: "*",
      Condition: { StringEquals: requested },
    },
    {
      Sid: "TagNewBalancers",
      Effect: "Allow",
      Action: "elasticloadbalancing:AddTags",
      Resource: [targets, ...balancers],
      Condition: {
        StringEquals: {
          "elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateLoadBalancer"],
          ...requested,
        },
      },
    },
    {
      Sid: "TagOwnBalancers",
      Effect: "Allow",
      Action: ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
      Resource: [targets, ...balancers],
      Condition: keepsOwner,
    },
    {
      Sid: "TagListeners",
      Effect: "Allow",
      Action: ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
      Resource: listeners,
    },
    { Sid: "Listen", Effect: "Allow", Action: LISTEN, Resource: "*" },
    { Sid: "ChangeOwnBalancers", Effect: "Allow", Action: CHANGE, Resource: "*", Condition: owned },
    {
      Sid: "RegisterTargets",
      Effect: "Allow",
      Action: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
      Resource: targets,
    },
  ];
}
