import { ec2, regional } from "../arn";
import type { Service } from "../service";

/** Routes and the tables that hold them. */
export const ROUTE_TABLES: Service = {
  named: {
    routeTable: {
      at: ["aws_route_table.id", "aws_default_route_table.id", "aws_vpc.main_route_table_id"],
      code: "InvalidRouteTableID.NotFound",
      message: (id) => `The routeTable ID '${id}' does not exist`,
    },
  },
  types: {
    aws_route_table: {
      values: ec2("rtb", "route-table"),
      refersTo: { vpc_id: "vpc" },
      uses: { vpc_id: "aws_vpc" },
      inUse: {
        name: "id",
        code: "DependencyViolation",
        message: (id) => `The routeTable '${id}' has dependencies and cannot be deleted.`,
      },
    },
    aws_default_route_table: {
      values: {
        id: "{default_route_table_id}",
        arn: regional("ec2", "route-table/{id}"),
        vpc_id: (draft) =>
          draft.find("aws_vpc", "default_route_table_id", draft.get("default_route_table_id"))?.id ?? "",
      },
      importId: "{vpc_id}",
    },
    aws_route: {
      values: {
        id: (draft) => `r-${draft.text("route_table_id")}${draft.digest("id", "digits", 10)}`,
        origin: "CreateRoute",
        state: "active",
      },
      refersTo: {
        route_table_id: "routeTable",
        vpc_endpoint_id: "vpcEndpoint",
        gateway_id: "internetGateway",
        nat_gateway_id: "natGateway",
      },
      unique: {
        name: [
          "route_table_id",
          "destination_cidr_block",
          "destination_prefix_list_id",
          "destination_ipv6_cidr_block",
        ],
        code: "RouteAlreadyExists",
        message: (name) => `The route identified by ${name} already exists.`,
      },
      importId: "{route_table_id}_{destination_cidr_block}{destination_prefix_list_id}",
    },
    aws_route_table_association: {
      values: { id: "rtbassoc-{hex:17}" },
      refersTo: { subnet_id: "subnet", route_table_id: "routeTable" },
      uses: { route_table_id: "aws_route_table" },
      importId: "{subnet_id}/{route_table_id}",
    },
  },
};
