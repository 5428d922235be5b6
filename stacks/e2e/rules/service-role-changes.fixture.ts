import {
  gone,
  holds,
  replaced,
  type SingleChange,
  statements,
  TRUST,
  without,
  withoutCondition,
} from "./single-change.fixture";

const OF_FLOW_LOG = /vpc-flow-logs\.amazonaws\.com/;

/** Roles that services assume, and when they have their rights. */
export const SERVICE_ROLE_CHANGES: readonly SingleChange[] = [
  {
    what: "a flow log's role for another account",
    type: "aws_iam_role",
    where: OF_FLOW_LOG,
    edit: statements(
      TRUST,
      () => true,
      replaced('"aws:SourceAccount":"\\d+"', '"aws:SourceAccount":"999999999999"'),
    ),
    rule: "flow-log-role-trust",
  },
  {
    what: "a flow log's role for every account",
    type: "aws_iam_role",
    where: OF_FLOW_LOG,
    edit: statements(TRUST, () => true, withoutCondition),
    rule: "flow-log-role-trust",
  },
  {
    what: "a flow log's role without logs:PutLogEvents",
    type: "aws_iam_role_policy",
    where: /flow-logs/,
    edit: statements("policy", () => true, replaced('"logs:PutLogEvents",', "")),
    rule: "flow-log-role-rights",
  },
  {
    what: "a flow log's role that writes to another group",
    type: "aws_iam_role_policy",
    where: /flow-logs/,
    edit: statements("policy", holds("PutLogEvents"), (one) => ({
      ...one,
      Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:other:*",
    })),
    rule: "flow-log-role-rights",
  },
  {
    what: "a flow log that waits for nothing",
    type: "aws_flow_log",
    edit: without("depends_on"),
    rule: "flow-log-role-waits",
  },
  {
    what: "a cluster's role without its policy",
    type: "aws_iam_role_policy_attachment",
    where: /AmazonEKSClusterPolicy/,
    edit: gone,
    rule: "eks-cluster-role-rights",
  },
  {
    what: "a cluster's role that another service assumes",
    type: "aws_iam_role",
    where: /"eks\.amazonaws\.com|\\"eks\.amazonaws\.com/,
    edit: statements(TRUST, () => true, replaced("eks.amazonaws.com", "ec2.amazonaws.com")),
    rule: "eks-cluster-role-trust",
  },
  {
    what: "nodes that cannot pull images",
    type: "aws_iam_role_policy_attachment",
    where: /AmazonEC2ContainerRegistryPullOnly/,
    edit: gone,
    rule: "eks-node-group-role-rights",
  },
  {
    what: "a machine that Systems Manager cannot manage",
    type: "aws_iam_role_policy_attachment",
    where: /AmazonSSMManagedInstanceCore.*instances_|instances_.*AmazonSSMManagedInstanceCore/,
    edit: gone,
    rule: "instance-role-rights",
  },
  {
    what: "a machine that starts before its role's rights",
    type: "aws_instance",
    edit: without("depends_on"),
    rule: "instance-role-waits",
  },
  {
    what: "a monitoring role without its policy",
    type: "aws_iam_role_policy_attachment",
    where: /AmazonRDSEnhancedMonitoringRole/,
    edit: gone,
    rule: "rds-cluster-instance-role-rights",
  },
  {
    what: "a monitored instance that waits for nothing",
    type: "aws_rds_cluster_instance",
    edit: without("depends_on"),
    rule: "rds-cluster-instance-role-waits",
  },
  {
    what: "a driver's role for every account of its namespace",
    type: "aws_iam_role",
    where: /ebs-csi-controller-sa/,
    edit: statements(TRUST, () => true, replaced("ebs-csi-controller-sa", "*")),
    rule: "eks-addon-role-trust",
  },
  {
    what: "a driver's role for every pod",
    type: "aws_iam_role",
    where: /efs-csi-(\*|controller-sa)/,
    edit: statements(TRUST, () => true, replaced('system:serviceaccount:kube-system:efs-csi-[^"]*', "*")),
    rule: "iam-role-web-identity-bound",
  },
  {
    what: "a driver's role without its policy",
    type: "aws_iam_role_policy_attachment",
    where: /AmazonEBSCSIDriverPolicy/,
    edit: gone,
    rule: "eks-addon-role-rights",
  },
  {
    what: "a role for a service that no table knows",
    type: "aws_iam_role",
    where: OF_FLOW_LOG,
    edit: statements(TRUST, () => true, replaced("vpc-flow-logs", "glue")),
    rule: "iam-role-service-known",
  },
];
