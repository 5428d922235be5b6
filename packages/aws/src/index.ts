export { AccessEntry, type AccessEntryProps, type AccessPolicy } from "./access-entry";
export { type AccessPointProps, accessPoint } from "./access-point";
export { type AlarmProps, alarm } from "./alarm";
export { AlarmTopic, type AlarmTopicProps, type Subscriber } from "./alarm-topic";
export { type AliasRecordsProps, aliasRecords } from "./alias-records";
export { type ApiClientProps, apiClient } from "./api-client";
export { AuroraCluster, type AuroraClusterProps } from "./aurora-cluster";
export { Bucket, type BucketProps, type CorsRule } from "./bucket";
export type { LifecycleRule } from "./bucket-lifecycle";
export type { LogSource } from "./bucket-logs";
export { Cache, type CacheProps } from "./cache";
export { Certificate, type CertificateProps } from "./certificate";
export { type Connections, type ServiceGroupProps, serviceGroupIds } from "./connections";
export {
  CONTROLLER_PERMISSIONS,
  type ControllerPermissions,
} from "./controller-permissions";
export { Database, type DatabaseProps } from "./database";
export type { DatabaseClusterProps, DatabaseInstanceProps } from "./database-cluster";
export { Distribution, type DistributionProps } from "./distribution";
export { DocdbCluster, type DocdbClusterProps } from "./docdb-cluster";
export { type AddonRole, EksAddon, type EksAddonProps } from "./eks-addon";
export { EksCluster, type EksClusterProps } from "./eks-cluster";
export { type EndpointGroupProps, endpointGroup } from "./endpoint-group";
export { FileSystem, type FileSystemProps } from "./file-system";
export { FlowLog, type FlowLogProps } from "./flow-log";
export { GeneratedSecret, type GeneratedSecretProps } from "./generated-secret";
export { HealthCheck, type HealthCheckProps } from "./health-check";
export { HostedZone, type HostedZoneProps, type QueryLogProps } from "./hosted-zone";
export { Key, type KeyProps } from "./key";
export { KEY_USERS, type KeyUser } from "./key-users";
export { type LogGroupProps, logGroup } from "./log-group";
export { type LogWriter, type LogWritersProps, logWriters } from "./log-writers";
export { Machine, type MachineProps } from "./machine";
export { MACHINE_IMAGES, type MachineImage } from "./machine-images";
export { type NatGatewayOfZone, NatGateways, type NatGatewaysProps } from "./nat-gateways";
export {
  type ListenerProps,
  NetworkLoadBalancer,
  type NetworkLoadBalancerProps,
} from "./network-load-balancer";
export { NodeGroup, type NodeGroupProps, type Taint } from "./node-group";
export { type NodeImage, type NodeTemplateProps, nodeTemplate } from "./node-template";
export { OidcProvider, type OidcProviderProps } from "./oidc-provider";
export type { ClusterPlace, Place } from "./place";
export {
  denyInsecureTransport,
  managedPolicyArn,
  type PolicyStatement,
  policyDocument,
  trustService,
} from "./policy-document";
export { Role, type RoleProps } from "./role";
export { Secret, type SecretProps } from "./secret";
export { SecurityGroup, type SecurityGroupProps } from "./security-group";
export {
  egressRule,
  type GroupRuleProps,
  ingressRule,
  type Peer,
  type RuleProps,
  type Traffic,
} from "./security-group-rule";
export { shieldProtection } from "./shield";
export {
  SubnetTier,
  type SubnetTierProps,
  type TierRole,
  type TierSubnet,
  type TierTable,
} from "./subnet-tier";
export { type TargetGroupProps, type TargetHealthCheck, targetGroup } from "./target-group";
export { volumeEncryption } from "./volume-encryption";
export { Vpc, type VpcProps } from "./vpc";
export {
  type ExclusiveGroup,
  type GatewayForm,
  type InterfaceForm,
  type SharedGroups,
  VpcEndpoint,
  type VpcEndpointProps,
} from "./vpc-endpoint";
export { type ManagedRules, type RateLimit, WebAcl, type WebAclLogsProps, type WebAclProps } from "./web-acl";
export {
  type ServiceAccount,
  trustServiceAccount,
  trustServiceAccounts,
  trustServiceAccountsLike,
  type WorkloadIssuer,
} from "./workload-trust";
