import { type Inventory, isSame, type Resource, subnetsAt, zonesOf } from "@strata/inventory";
import { all, companion, either, equals, isAbsent, isSet, oneOf, show, where } from "../checks";
import { type Example, PRIVATE_SUBNETS } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

const GATEWAY_SERVICE = /\.(s3|dynamodb)$/;

const hasGatewayService = (endpoint: Resource): boolean =>
  GATEWAY_SERVICE.test(String(endpoint.get("service_name")));

/** Gateway is the type of an endpoint that names none. */
const isGateway = (endpoint: Resource): boolean =>
  (endpoint.get("vpc_endpoint_type") ?? "Gateway") === "Gateway" && hasGatewayService(endpoint);

/** Groups named by the endpoint itself, or the default one replaced by an association. */
const hasGroups = either(
  isSet("security_group_ids"),
  companion(
    "aws_vpc_endpoint_security_group_association",
    "vpc_endpoint_id",
    equals("replace_default_association", true),
  ),
);

/** An interface endpoint of S3 that answers to the public name. */
const takesNameOfS3 = (endpoint: Resource): boolean =>
  /\.s3$/.test(String(endpoint.get("service_name"))) &&
  endpoint.get("vpc_endpoint_type") === "Interface" &&
  String(endpoint.get("private_dns_enabled")) === "true";

const hasGatewayBeside = (endpoint: Resource, inventory: Inventory): boolean =>
  inventory
    .resources("aws_vpc_endpoint")
    .some((other) => isGateway(other) && other.get("service_name") === endpoint.get("service_name"));

/** The endpoints that an association is of, as far as the JSON tells. */
const endpointsOf = (association: Resource, inventory: Inventory): readonly Resource[] =>
  inventory.references(association, "vpc_endpoint_id").filter(({ type }) => type === "aws_vpc_endpoint");

const noInlineGroups: Check = (association, inventory) => {
  const contested = endpointsOf(association, inventory).find(
    (endpoint) =>
      endpoint.has("security_group_ids") &&
      endpoint.list("security_group_ids").length > 0 &&
      !endpoint.list("lifecycle.ignore_changes").includes("security_group_ids"),
  );
  return met(
    contested === undefined,
    "an endpoint without security_group_ids of its own, or one that ignores their changes",
    `${contested?.address} with ${show(contested?.get("security_group_ids"))}`,
  );
};

const replacesDefaultAlone: Check = (association, inventory) => {
  const others = endpointsOf(association, inventory)
    .flatMap((endpoint) =>
      inventory.companions(endpoint, "aws_vpc_endpoint_security_group_association", "vpc_endpoint_id"),
    )
    .filter((other) => !isSame(other, association) && replacesDefault(other));
  return met(
    !replacesDefault(association) || others.length === 0,
    "one association of the endpoint with replace_default_association",
    others.map(({ address }) => address).join(", "),
  );
};

const replacesDefault = (association: Resource): boolean =>
  String(association.get("replace_default_association")) === "true";

const example: Example = {
  layer: "network",
  resource: {
    aws_vpc_endpoint: {
      s3: {
        service_name: "com.amazonaws.eu-west-1.s3",
        vpc_endpoint_type: "Gateway",
        route_table_ids: ["${aws_route_table.private_a.id}", "${aws_route_table.public.id}"],
      },
      logs: {
        service_name: "com.amazonaws.eu-west-1.logs",
        vpc_endpoint_type: "Interface",
        private_dns_enabled: true,
        subnet_ids: PRIVATE_SUBNETS,
        security_group_ids: ["${aws_security_group.main.id}"],
      },
      sts: {
        service_name: "com.amazonaws.eu-west-1.sts",
        vpc_endpoint_type: "Interface",
        private_dns_enabled: true,
        subnet_ids: PRIVATE_SUBNETS,
      },
    },
    aws_vpc_endpoint_security_group_association: {
      sts: {
        vpc_endpoint_id: "${aws_vpc_endpoint.sts.id}",
        security_group_id: "${aws_security_group.main.id}",
        replace_default_association: true,
      },
    },
  },
};

/** Private ways to AWS services. */
export const endpoints: ServiceRules = {
  example,
  rules: [
    {
      id: "endpoint-gateway",
      type: "aws_vpc_endpoint",
      level: "M",
      reason: "AWS refuses subnets and groups on a gateway endpoint, which terraform plan accepts",
      source: ["EC2 CreateVpcEndpoint"],
      setting: "endpoints.type",
      fault: { at: "aws_vpc_endpoint/s3/security_group_ids", to: ["sg-1"] },
      holds: where(
        isGateway,
        all(isSet("route_table_ids"), isAbsent("subnet_ids"), isAbsent("security_group_ids")),
      ),
    },
    {
      id: "endpoint-gateway-free",
      type: "aws_vpc_endpoint",
      level: "M",
      reason: "S3 and DynamoDB have gateway endpoints, which cost nothing, and image layers come from S3",
      source: ["AWS PrivateLink guide, gateway endpoints"],
      setting: "endpoints.type",
      fault: { at: "aws_vpc_endpoint/s3/vpc_endpoint_type", to: "Interface" },
      holds: where(hasGatewayService, oneOf("vpc_endpoint_type", ["Gateway"])),
    },
    {
      id: "endpoint-interface",
      type: "aws_vpc_endpoint",
      level: "M",
      reason: "without private DNS, subnets or its own security group the endpoint cannot be reached",
      source: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"],
      setting: "endpoints",
      fault: { at: "aws_vpc_endpoint_security_group_association/sts/replace_default_association" },
      holds: where(
        (endpoint) => !isGateway(endpoint),
        all(
          oneOf("vpc_endpoint_type", ["Interface"]),
          equals("private_dns_enabled", true),
          isSet("subnet_ids"),
          hasGroups,
        ),
      ),
    },
    {
      id: "endpoint-s3-names",
      type: "aws_vpc_endpoint",
      level: "M",
      reason:
        "AWS rejects private DNS of S3 for inbound resolvers only where there is no gateway endpoint too",
      source: ["AWS PrivateLink for Amazon S3, private DNS"],
      setting: "endpoints.dns",
      fault: {
        at: "aws_vpc_endpoint/s3",
        to: {
          service_name: "com.amazonaws.eu-west-1.s3",
          vpc_endpoint_type: "Interface",
          private_dns_enabled: true,
          dns_options: { private_dns_only_for_inbound_resolver_endpoint: true },
        },
      },
      holds: where(
        (endpoint, inventory) => takesNameOfS3(endpoint) && !hasGatewayBeside(endpoint, inventory),
        equals("dns_options.private_dns_only_for_inbound_resolver_endpoint", false),
      ),
    },
    {
      id: "endpoint-zones",
      type: "aws_vpc_endpoint",
      level: "P",
      reason: "an endpoint in one zone fails with it",
      source: ["AWS PrivateLink guide"],
      setting: "endpoints.tier",
      fault: { at: "aws_vpc_endpoint/logs/subnet_ids", to: ["${aws_subnet.private_a.id}"] },
      holds: where(
        (endpoint) => !isGateway(endpoint),
        (endpoint, inventory) => {
          const zones = zonesOf(subnetsAt(endpoint, "subnet_ids", inventory));
          return met(zones.length >= 2, "subnet_ids in at least 2 zones", show(zones));
        },
      ),
    },
    {
      id: "endpoint-groups-one-form",
      type: "aws_vpc_endpoint_security_group_association",
      level: "M",
      reason: "groups that the endpoint names and groups attached to it take each other away at every apply",
      source: ["AWS provider, aws_vpc_endpoint_security_group_association"],
      setting: "endpoints.groups",
      fault: { at: "aws_vpc_endpoint/sts/security_group_ids", to: ["${aws_security_group.main.id}"] },
      holds: noInlineGroups,
    },
    {
      id: "endpoint-default-group-once",
      type: "aws_vpc_endpoint_security_group_association",
      level: "M",
      reason: "the default group can be replaced once; the second association finds it gone and fails",
      source: ["AWS provider, aws_vpc_endpoint_security_group_association"],
      setting: "endpoints.groups",
      fault: {
        at: "aws_vpc_endpoint_security_group_association/again",
        to: {
          vpc_endpoint_id: "${aws_vpc_endpoint.sts.id}",
          security_group_id: "sg-2",
          replace_default_association: true,
        },
      },
      holds: replacesDefaultAlone,
    },
  ],
};
