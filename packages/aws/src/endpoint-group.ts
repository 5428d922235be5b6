import { VpcEndpointSecurityGroupAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-security-group-association";
import type { Construct } from "constructs";

/** One more security group on an interface endpoint that another layer has made. */
export interface EndpointGroupProps {
  readonly endpointId: string;
  readonly groupId: string;
}

/**
 * Adds the group to those that the endpoint bears. The endpoint's own declaration must ignore changes of its
 * groups, or the two take turns. `replace_default_association` stays off: it takes the VPC's default group away,
 * which an endpoint with groups of its own does not bear, and is an error then.
 */
export function endpointGroup(
  scope: Construct,
  id: string,
  { endpointId, groupId }: EndpointGroupProps,
): VpcEndpointSecurityGroupAssociation {
  return new VpcEndpointSecurityGroupAssociation(scope, id, {
    vpcEndpointId: endpointId,
    securityGroupId: groupId,
  });
}
