import { regional } from "../arn";
import type { Service } from "../service";

/** HTTP APIs. */
export const API_GATEWAY: Service = {
  types: {
    aws_apigatewayv2_api: {
      values: {
        id: "{lower:10}",
        arn: "arn:aws:apigateway:{region}::/apis/{id}",
        api_endpoint: "https://{id}.execute-api.{region}.amazonaws.com",
        execution_arn: regional("execute-api", "{id}"),
        ip_address_type: "ipv4",
      },
    },
    aws_apigatewayv2_stage: {
      values: {
        id: "{name}",
        arn: "arn:aws:apigateway:{region}::/apis/{api_id}/stages/{name}",
        invoke_url: "https://{api_id}.execute-api.{region}.amazonaws.com/{name}",
        execution_arn: regional("execute-api", "{api_id}/{name}"),
      },
      importId: "{api_id}/{name}",
    },
    aws_apigatewayv2_route: {
      values: { id: "{lower:7}" },
      importId: "{api_id}/{id}",
    },
    aws_apigatewayv2_integration: {
      values: { id: "{lower:7}" },
      importId: "{api_id}/{id}",
    },
    aws_apigatewayv2_authorizer: {
      values: { id: "{lower:6}" },
    },
    aws_apigatewayv2_vpc_link: {
      values: { id: "{lower:6}", arn: "arn:aws:apigateway:{region}::/vpclinks/{id}" },
      refersTo: { subnet_ids: "subnet", security_group_ids: "securityGroup" },
    },
    aws_apigatewayv2_domain_name: {
      values: {
        id: "{domain_name}",
        arn: "arn:aws:apigateway:{region}::/domainnames/{domain_name}",
      },
    },
    aws_apigatewayv2_api_mapping: {
      values: { id: "{lower:6}" },
    },
  },
};
