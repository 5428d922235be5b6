import { VpcEndpoint as AwsVpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";

/** A way to an AWS service that stays inside the VPC. */
export interface VpcEndpointProps {
  readonly vpcId: string;
  readonly region: string;
  /** The service's own part of its name, for example `ecr.api`. */
  readonly service: string;
  /** Name tag. */
  readonly name: string;
  readonly form: GatewayForm | InterfaceForm;
}

/** An entry in route tables; S3 and DynamoDB only, free, takes neither subnets nor security groups. */
export interface GatewayForm {
  readonly type: "Gateway";
  readonly routeTableIds: readonly string[];
}

/** Network interfaces in subnets. Without a group it would fall back to the emptied default one. */
export interface InterfaceForm {
  readonly type: "Interface";
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** `private`: the service's public name resolves to the endpoint inside the VPC. */
  readonly dns: "private" | "own";
}

/** Makes the endpoint. */
export function vpcEndpoint(scope: Construct, id: string, props: VpcEndpointProps): AwsVpcEndpoint {
  const { form } = props;
  return new AwsVpcEndpoint(scope, id, {
    vpcId: props.vpcId,
    serviceName: `com.amazonaws.${props.region}.${props.service}`,
    vpcEndpointType: form.type,
    tags: { Name: props.name },
    ...(form.type === "Gateway"
      ? { routeTableIds: [...form.routeTableIds] }
      : {
          subnetIds: [...form.subnetIds],
          securityGroupIds: [...form.securityGroupIds],
          privateDnsEnabled: form.dns === "private",
        }),
  });
}
