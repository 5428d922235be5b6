import { all, equals, isAbsent, isSet, oneOf, show, where } from "../checks";
import type { Resource } from "../resource";
import { subnetsAt, zonesOf } from "../routing";
import { met, type Rule } from "../rule";

const GATEWAY_SERVICE = /\.(s3|dynamodb)$/;

const isGatewayService = (endpoint: Resource): boolean =>
  GATEWAY_SERVICE.test(String(endpoint.get("service_name")));

/** Private ways to AWS services. */
export const endpointRules: readonly Rule[] = [
  {
    id: "endpoint-gateway",
    type: "aws_vpc_endpoint",
    level: "M",
    reason: "AWS refuses subnets and groups on a gateway endpoint, which terraform plan accepts",
    source: ["EC2 CreateVpcEndpoint"],
    setting: "endpoints.type",
    holds: where(
      isGatewayService,
      all(
        equals("vpc_endpoint_type", "Gateway"),
        isSet("route_table_ids"),
        isAbsent("subnet_ids"),
        isAbsent("security_group_ids"),
      ),
    ),
  },
  {
    id: "endpoint-interface",
    type: "aws_vpc_endpoint",
    level: "M",
    reason: "without private DNS, subnets or a group of its own the endpoint answers nobody",
    source: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"],
    setting: "endpoints",
    holds: where(
      (endpoint) => !isGatewayService(endpoint),
      all(
        oneOf("vpc_endpoint_type", ["Interface"]),
        equals("private_dns_enabled", true),
        isSet("subnet_ids"),
        isSet("security_group_ids"),
      ),
    ),
  },
  {
    id: "endpoint-zones",
    type: "aws_vpc_endpoint",
    level: "P",
    reason: "an endpoint in one zone fails with it",
    source: ["AWS PrivateLink guide"],
    setting: "endpoints.tier",
    holds: where(
      (endpoint) => !isGatewayService(endpoint),
      (endpoint, inventory) => {
        const zones = zonesOf(subnetsAt(endpoint, "subnet_ids", inventory));
        return met(zones.length >= 2, "subnet_ids in at least 2 zones", show(zones));
      },
    ),
  },
];
