import type { Blocks } from "./unit.fixture";
import { privateSubnets } from "./vpc.fixture";

const rule = { security_group_id: "${aws_security_group.main.id}", description: "HTTPS from the VPC" };

/** Endpoints of both kinds, in both forms of their groups, and the group that they share. */
export const endpoints: Blocks = {
  aws_vpc_endpoint: {
    s3: {
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["${aws_route_table.private_a.id}"],
    },
    logs: {
      service_name: "com.amazonaws.eu-west-1.logs",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: privateSubnets,
      security_group_ids: ["${aws_security_group.main.id}"],
    },
    sts: {
      service_name: "com.amazonaws.eu-west-1.sts",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: privateSubnets,
    },
  },
  aws_vpc_endpoint_security_group_association: {
    sts: {
      vpc_endpoint_id: "${aws_vpc_endpoint.sts.id}",
      security_group_id: "${aws_security_group.main.id}",
      replace_default_association: true,
    },
  },
  aws_security_group: { main: { description: "Endpoints" } },
  aws_vpc_security_group_ingress_rule: {
    main: { ...rule, cidr_ipv4: "10.20.0.0/16", from_port: 443, to_port: 443, ip_protocol: "tcp" },
  },
  aws_vpc_security_group_egress_rule: { main: { ...rule, description: "Anywhere" } },
};
