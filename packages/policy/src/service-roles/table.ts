import type { NeededRight, ServiceRole } from "./service-role";

/** Systems Manager's agent: it registers, polls, and opens sessions. */
const MANAGED_INSTANCE: NeededRight = {
  actions: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  on: "*",
};

const STREAMS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/**
 * Every service that a role may trust. A role for another one is a finding: whoever adds it writes down here what its
 * role must be able to do, and where AWS says so.
 */
export const SERVICE_ROLES: readonly ServiceRole[] = [
  {
    service: "vpc-flow-logs.amazonaws.com",
    users: { aws_flow_log: "iam_role_arn" },
    proof: { arn: "arn:aws:ec2:{region}:{account}:vpc-flow-log/fl-0123456789abcdef0" },
    // The group is Terraform's, with its key and its retention: the role that AWS publishes would create it too.
    rights: [
      { actions: [...STREAMS, "logs:DescribeLogStreams"], on: "{.log_destination}:log-stream:eni-0" },
      { actions: ["logs:DescribeLogGroups"], on: "arn:aws:logs:{region}:{account}:log-group:" },
    ],
    early: "the flow log is created, reports an access error, and records nothing until it tries again",
    source: ["VPC user guide, IAM role for publishing flow logs to CloudWatch Logs"],
  },
  {
    service: "monitoring.rds.amazonaws.com",
    users: { aws_rds_cluster_instance: "monitoring_role_arn", aws_db_instance: "monitoring_role_arn" },
    proof: { arn: "arn:aws:rds:{region}:{account}:db:{.identifier}" },
    rights: [
      {
        actions: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
        on: "arn:aws:logs:{region}:{account}:log-group:RDSOSMetrics",
      },
      {
        actions: [...STREAMS, "logs:DescribeLogStreams", "logs:GetLogEvents"],
        on: "arn:aws:logs:{region}:{account}:log-group:RDSOSMetrics:log-stream:db-0",
      },
    ],
    early: "RDS refuses an instance whose monitoring role lacks its rights",
    source: [
      "RDS user guide, Setting up and enabling Enhanced Monitoring",
      "AmazonRDSEnhancedMonitoringRole",
    ],
  },
  {
    service: "eks.amazonaws.com",
    users: { aws_eks_cluster: "role_arn" },
    proof: { arn: "arn:aws:eks:{region}:{account}:cluster/{.name}" },
    rights: [
      {
        actions: [
          "ec2:DescribeInstances",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcs",
          "elasticloadbalancing:DescribeLoadBalancers",
          "kms:DescribeKey",
        ],
        on: "*",
      },
    ],
    early: "the control plane cannot manage its network interfaces, and cannot delete them at the end",
    source: ["EKS user guide, Amazon EKS cluster IAM role", "AmazonEKSClusterPolicy"],
  },
  {
    service: "ec2.amazonaws.com",
    users: { aws_eks_node_group: "node_role_arn" },
    proof: "nothing",
    rights: [
      { actions: ["ec2:DescribeInstances", "eks:DescribeCluster"], on: "*" },
      { actions: ["ecr:GetAuthorizationToken"], on: "*" },
      {
        actions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        on: "arn:aws:ecr:{region}:{account}:repository/any",
      },
    ],
    early: "nodes start, cannot join, and the node group fails after half an hour",
    source: ["EKS user guide, Amazon EKS node IAM role"],
  },
  {
    service: "ec2.amazonaws.com",
    users: { aws_instance: "iam_instance_profile" },
    proof: "nothing",
    rights: [MANAGED_INSTANCE],
    early: "the agent of Systems Manager starts without rights and waits for up to half an hour",
    source: ["Systems Manager user guide, Configure instance permissions", "AmazonSSMManagedInstanceCore"],
  },
  {
    service: "cloudtrail.amazonaws.com",
    users: { aws_cloudtrail: "cloud_watch_logs_role_arn" },
    proof: { arn: "arn:aws:cloudtrail:{region}:{account}:trail/{.name}" },
    rights: [
      { actions: STREAMS, on: "{.cloud_watch_logs_group_arn}:log-stream:{account}_CloudTrail_{region}" },
    ],
    early: "CloudTrail refuses a trail whose role may not write to its log group",
    source: ["CloudTrail user guide, Role policy document for CloudTrail to use CloudWatch Logs"],
  },
  {
    service: "lambda.amazonaws.com",
    users: { aws_lambda_function: "role" },
    proof: "undocumented",
    rights: [
      {
        actions: STREAMS,
        on: "arn:aws:logs:{region}:{account}:log-group:/aws/lambda/{.function_name}:log-stream:0",
      },
    ],
    early: "Lambda refuses a function in a VPC whose role cannot create network interfaces",
    source: ["Lambda developer guide, Execution role", "AWSLambdaBasicExecutionRole"],
  },
  {
    service: "backup.amazonaws.com",
    users: { aws_backup_selection: "iam_role_arn" },
    proof: "undocumented",
    rights: [
      {
        actions: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"],
        on: "{.resources.0}",
      },
    ],
    early: "a backup that is due before the role has its rights fails",
    source: ["Backup developer guide, IAM service roles", "AWSBackupServiceRolePolicyForBackup"],
  },
];
