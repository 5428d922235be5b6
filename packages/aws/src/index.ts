export { type AlarmProps, alarm } from "./alarm";
export { AlarmTopic, type AlarmTopicProps, type Subscriber } from "./alarm-topic";
export { FlowLog, type FlowLogProps } from "./flow-log";
export { Key, type KeyProps } from "./key";
export { KEY_USERS, type KeyUser } from "./key-users";
export { type LogGroupProps, logGroup } from "./log-group";
export { Machine, type MachineProps } from "./machine";
export { MACHINE_IMAGES, type MachineImage } from "./machine-images";
export { type NatGatewayOfZone, NatGateways, type NatGatewaysProps } from "./nat-gateways";
export type { Place } from "./place";
export {
  denyInsecureTransport,
  managedPolicyArn,
  type PolicyStatement,
  policyDocument,
  trustService,
} from "./policy-document";
export { Role, type RoleProps } from "./role";
export {
  type Peer,
  type RuleProps,
  SecurityGroup,
  type SecurityGroupProps,
  type Traffic,
} from "./security-group";
export {
  SubnetTier,
  type SubnetTierProps,
  type TierRole,
  type TierSubnet,
  type TierTable,
} from "./subnet-tier";
export { Vpc, type VpcProps } from "./vpc";
export { type GatewayForm, type InterfaceForm, type VpcEndpointProps, vpcEndpoint } from "./vpc-endpoint";
