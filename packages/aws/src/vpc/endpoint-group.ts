import { VpcEndpointSecurityGroupAssociation } from "@cdktf/provider-aws/lib/vpc-endpoint-security-group-association";
import type { Construct } from "constructs";

/** One more security group on an interface endpoint that another layer has made. */
export interface EndpointGroupProps {
  readonly endpointId: string;
  readonly groupId: string;
}

/**
 * Adds the group to those that the endpoint bears, which must be attached to it in the same way: groups in the
 * endpoint's own declaration would take this one away. The VPC's default group is not replaced, since the
 * endpoint's layer has done so, and AWS's provider refuses to replace what is not there.
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
