import { policy, trust } from "./policy.fixture";
import type { Blocks } from "./unit.fixture";

/** The flow log of the VPC: its log group, the key of that, and the role that writes. */
export const flowLog: Blocks = {
  aws_flow_log: {
    main: {
      vpc_id: "${aws_vpc.main.id}",
      traffic_type: "ALL",
      log_destination: "${aws_cloudwatch_log_group.flow.arn}",
      iam_role_arn: "${aws_iam_role.flow.arn}",
    },
  },
  aws_cloudwatch_log_group: { flow: { retention_in_days: 30, kms_key_id: "${aws_kms_key.logs.arn}" } },
  aws_kms_key: {
    logs: {
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      policy: policy({
        Effect: "Allow",
        Action: "kms:*",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
      }),
    },
  },
  aws_kms_key_policy: {
    logs: {
      key_id: "${aws_kms_key.logs.key_id}",
      policy: policy({
        Effect: "Allow",
        Action: "kms:*",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
      }),
    },
  },
  aws_iam_role: {
    flow: {
      assume_role_policy: trust("vpc-flow-logs.amazonaws.com", {
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      }),
    },
  },
  aws_iam_role_policy: {
    flow: {
      policy: policy({
        Effect: "Allow",
        Action: "logs:PutLogEvents",
        Resource: "${aws_cloudwatch_log_group.flow.arn}",
      }),
    },
  },
};
