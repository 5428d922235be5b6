import type { Value } from "../../protocol/value";
import type { Draft } from "../../values/recipe";
import { ec2 } from "../arn";
import { ofVpc } from "../placement";
import type { Service } from "../service";

/** Endpoints of services inside a VPC. */
export const VPC_ENDPOINTS: Service = {
  named: {
    vpcEndpoint: {
      at: ["aws_vpc_endpoint.id"],
      code: "InvalidVpcEndpointId.NotFound",
      message: (id) => `The Vpc Endpoint Id '${id}' does not exist`,
    },
  },
  types: {
    aws_vpc_endpoint: {
      values: {
        ...ec2("vpce", "vpc-endpoint"),
        state: "available",
        ip_address_type: "ipv4",
        service_region: "{region}",
        policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
        prefix_list_id: (draft) => (isGateway(draft) ? draft.fill("pl-{hex:8}", "prefix list") : ""),
        private_dns_enabled: () => false,
        "dns_options.dns_record_ip_type": "ipv4",
        // Without groups of its own an interface endpoint gets the VPC's default one.
        security_group_ids: (draft) => (isGateway(draft) ? [] : [ofVpc(draft, "default_security_group_id")]),
        network_interface_ids: (draft) => {
          const subnets = draft.get("subnet_ids");
          return isGateway(draft) || !Array.isArray(subnets)
            ? []
            : subnets.map((_, at) => draft.fill("eni-{hex:17}", `interface ${at}`));
        },
        dns_entry: (draft) => (isGateway(draft) ? [] : [endpointName(draft)]),
      },
      refersTo: {
        vpc_id: "vpc",
        subnet_ids: "subnet",
        security_group_ids: "securityGroup",
        route_table_ids: "routeTable",
      },
      uses: { vpc_id: "aws_vpc", subnet_ids: "aws_subnet", security_group_ids: "aws_security_group" },
    },
    aws_vpc_endpoint_security_group_association: {
      values: { id: "a-{vpc_endpoint_id}{digits:10}" },
      refersTo: { security_group_id: "securityGroup", vpc_endpoint_id: "vpcEndpoint" },
      // AWS lets a group be attached again; but then each of two resources detaches it for the other one too.
      unique: {
        name: ["vpc_endpoint_id", "security_group_id"],
        code: "InvalidParameter",
        message: (pair) => `The association ${pair.replace(" ", "/")} already exists`,
      },
      importId: "{vpc_endpoint_id}/{security_group_id}",
    },
    aws_vpc_endpoint_route_table_association: {
      importId: "{vpc_endpoint_id}/{route_table_id}",
    },
  },
};

function isGateway(draft: Draft): boolean {
  return draft.text("vpc_endpoint_type") === "Gateway";
}

/** The endpoint's own name, beside the service's where private DNS is on. */
function endpointName(draft: Draft): Value {
  const service = draft.text("service_name").split(".").slice(3).reverse().join(".");
  return {
    dns_name: draft.fill(`{id}-{lower:8}.${service}.{region}.vpce.amazonaws.com`, "endpoint name"),
    hosted_zone_id: draft.fill("Z{upper:13}", "endpoint zone"),
  };
}
