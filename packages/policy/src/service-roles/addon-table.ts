import type { AddonRole } from "./service-role";

const VOLUME = "arn:aws:ec2:{region}:{account}:volume/vol-0";

/** Add-ons whose pods call AWS, and what with. Those that are not here call nothing. */
export const ADDON_ROLES: readonly AddonRole[] = [
  {
    addon: "vpc-cni",
    accounts: ["kube-system:aws-node"],
    rights: [
      {
        actions: [
          "ec2:AssignPrivateIpAddresses",
          "ec2:AttachNetworkInterface",
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
        ],
        on: "*",
      },
    ],
    source: ["EKS user guide, Configure Amazon VPC CNI plugin to use IRSA", "AmazonEKS_CNI_Policy"],
  },
  {
    addon: "aws-ebs-csi-driver",
    accounts: ["kube-system:ebs-csi-controller-sa"],
    rights: [
      { actions: ["ec2:DescribeVolumes", "ec2:DescribeInstances"], on: "*" },
      { actions: ["ec2:AttachVolume", "ec2:DetachVolume"], on: VOLUME },
      {
        actions: ["ec2:CreateVolume"],
        on: VOLUME,
        context: { "aws:RequestTag/ebs.csi.aws.com/cluster": "true" },
      },
    ],
    source: ["EKS user guide, Store Kubernetes volumes with Amazon EBS", "AmazonEBSCSIDriverPolicy"],
  },
  {
    addon: "aws-efs-csi-driver",
    accounts: ["kube-system:efs-csi-controller-sa"],
    rights: [
      {
        actions: [
          "elasticfilesystem:DescribeAccessPoints",
          "elasticfilesystem:DescribeFileSystems",
          "elasticfilesystem:DescribeMountTargets",
          "ec2:DescribeAvailabilityZones",
        ],
        on: "*",
      },
    ],
    source: ["EKS user guide, Store an elastic file system with Amazon EFS", "AmazonEFSCSIDriverPolicy"],
  },
  {
    addon: "amazon-cloudwatch-observability",
    accounts: ["amazon-cloudwatch:cloudwatch-agent"],
    rights: [
      { actions: ["cloudwatch:PutMetricData"], on: "*" },
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        on: "arn:aws:logs:{region}:{account}:log-group:/aws/containerinsights/a/performance:log-stream:0",
      },
    ],
    source: [
      "CloudWatch user guide, Install the CloudWatch agent with the EKS add-on",
      "CloudWatchAgentServerPolicy",
    ],
  },
];
