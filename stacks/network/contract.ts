import { contract, entries, string, strings } from "@strata/contract";

/** What the network layer promises to later layers. */
export const network = contract("network", {
  vpc_id: string("Id of the VPC", "vpc-0a1b2c3d4e5f60718"),
  vpc_cidr: string("IPv4 CIDR of the VPC", "10.0.0.0/16"),
  region: string("AWS region of the VPC", "eu-west-1"),
  tiers: entries("Subnets by tier", "tiers", {
    subnet_ids: strings("Subnet ids in zone order", ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]),
    cidr_blocks: strings("IPv4 CIDRs of the subnets in zone order", ["10.0.1.0/24", "10.0.2.0/24"]),
    route_table_ids: strings("Route tables of the tier, each once", ["rtb-0a1b2c3d4e5f60718"]),
  }),
  nat_public_ips: strings("Addresses that the internet sees of private subnets, in zone order", [
    "198.51.100.7",
  ]),
  keys: entries("KMS keys that layers share", "keys", {
    arn: string(
      "ARN of the key",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
    ),
  }),
  alarm_topic_arn: string("SNS topic that alarms publish to", "arn:aws:sns:eu-west-1:111122223333:alarms"),
  security_groups: entries("Security groups that services of several layers bear", "securityGroups", {
    id: string("Security group id", "sg-0a1b2c3d4e5f60718"),
  }),
  endpoints: entries("VPC endpoints by service, such as ecr.api", "endpoints", {
    id: string("Endpoint id", "vpce-0a1b2c3d4e5f60718"),
  }),
  instances: entries("Single machines in the VPC", "instances", {
    id: string("Instance id", "i-0a1b2c3d4e5f60718"),
    role_arn: string("ARN of the instance's role", "arn:aws:iam::111122223333:role/bastion"),
    security_group_id: string("The instance's own security group", "sg-0a1b2c3d4e5f60718"),
    private_ip: string("Address in the VPC", "10.0.101.10"),
  }),
});
