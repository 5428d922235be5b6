import { VpcEndpointSecurityGroupAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-security-group-association";
import type { Construct } from "constructs";

/** An additional security group for an interface endpoint that another layer has created. */
export interface EndpointGroupProps {
  readonly endpointId: string;
  readonly groupId: string;
}

/**
 * Attaches the group to the endpoint in addition to others. Those must be associations too: groups in the endpoint's
 * own declaration would detach this one. The VPC's default group is not replaced, since the endpoint's layer has
 * done so, and the AWS provider refuses to replace a group that is not attached.
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
