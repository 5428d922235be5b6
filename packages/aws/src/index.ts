export { type AnalyzerProps, analyzer } from "./accessanalyzer/analyzer";
export { Certificate, type CertificateProps } from "./acm/certificate";
export { ValidationRecords, type ValidationRecordsProps } from "./acm/validation-records";
export { Distribution, type DistributionProps } from "./cloudfront/distribution";
export { Trail, type TrailProps, trailArn, trailDelivery, trailEncryption } from "./cloudtrail/trail";
export { type AlarmProps, alarm } from "./cloudwatch/alarm";
export {
  type ConfigFrequency,
  type ManagedRule,
  Recorder,
  type RecorderProps,
  recorderDelivery,
  recorderEncryption,
} from "./config/recorder";
export { DocdbCluster, type DocdbClusterProps } from "./docdb/cluster";
export { Machine, type MachineProps } from "./ec2/machine";
export { MACHINE_IMAGES, type MachineImage } from "./ec2/machine-images";
export { type AccessPointProps, accessPoint } from "./efs/access-point";
export { FileSystem, type FileSystemProps } from "./efs/file-system";
export { AccessEntry, type AccessEntryProps, type AccessPolicy } from "./eks/access-entry";
export { type AddonRole, EksAddon, type EksAddonProps } from "./eks/addon";
export { type ApiClientProps, apiClient } from "./eks/api-client";
export { EksCluster, type EksClusterProps } from "./eks/cluster";
export {
  CONTROLLER_PERMISSIONS,
  type ControllerPermissions,
} from "./eks/controller-permissions";
export { NodeGroup, type NodeGroupProps, type Taint } from "./eks/node-group";
export { type NodeImage, type NodeTemplateProps, nodeTemplate } from "./eks/node-template";
export { OidcProvider, type OidcProviderProps } from "./eks/oidc-provider";
export { volumeEncryption } from "./eks/volume-encryption";
export {
  type ServiceAccount,
  trustServiceAccount,
  trustServiceAccounts,
  trustServiceAccountsLike,
  type WorkloadIssuer,
} from "./eks/workload-trust";
export { Cache, type CacheProps } from "./elasticache/cache";
export {
  type ListenerProps,
  NetworkLoadBalancer,
  type NetworkLoadBalancerProps,
} from "./elasticloadbalancing/network-load-balancer";
export {
  type TargetGroupProps,
  type TargetHealthCheck,
  targetGroup,
} from "./elasticloadbalancing/target-group";
export { DETECTOR_FEATURES, Detector, type DetectorFeature, type DetectorProps } from "./guardduty/detector";
export {
  denyInsecureTransport,
  managedPolicyArn,
  type PolicyStatement,
  policyDocument,
  trustService,
} from "./iam/policy-document";
export { Role, type RoleProps } from "./iam/role";
export { Key, type KeyProps } from "./kms/key";
export { KEY_USERS, type KeyUser } from "./kms/key-users";
export { type LogGroupProps, logGroup } from "./logs/log-group";
export { type LogWriter, type LogWritersProps, logWriters } from "./logs/log-writers";
export type { ClusterPlace, Place } from "./place";
export { AuroraCluster, type AuroraClusterProps } from "./rds/aurora-cluster";
export { Database, type DatabaseProps } from "./rds/database";
export type { DatabaseClusterProps, DatabaseInstanceProps } from "./rds/database-cluster";
export { type AliasRecordsProps, aliasRecords } from "./route53/alias-records";
export { HealthCheck, type HealthCheckProps } from "./route53/health-check";
export { HostedZone, type HostedZoneProps, type QueryLogProps } from "./route53/hosted-zone";
export { Bucket, type BucketProps, type CorsRule, type ObjectLock } from "./s3/bucket";
export type { LifecycleRule } from "./s3/bucket-lifecycle";
export type { LogSource } from "./s3/bucket-logs";
export { GeneratedSecret, type GeneratedSecretProps } from "./secretsmanager/generated-secret";
export { Secret, type SecretProps } from "./secretsmanager/secret";
export { SecurityHub, type SecurityHubProps } from "./securityhub/security-hub";
export { shieldProtection } from "./shield/protection";
export { AlarmTopic, type AlarmTopicProps, type Subscriber } from "./sns/alarm-topic";
export { type Connections, type ServiceGroupProps, serviceGroupIds } from "./vpc/connections";
export {
  type ExclusiveGroup,
  type GatewayForm,
  type InterfaceForm,
  type SharedGroups,
  VpcEndpoint,
  type VpcEndpointProps,
} from "./vpc/endpoint";
export { type EndpointGroupProps, endpointGroup } from "./vpc/endpoint-group";
export { FlowLog, type FlowLogProps } from "./vpc/flow-log";
export { type NatGatewayOfZone, NatGateways, type NatGatewaysProps } from "./vpc/nat-gateways";
export { SecurityGroup, type SecurityGroupProps } from "./vpc/security-group";
export {
  egressRule,
  type GroupRuleProps,
  ingressRule,
  type Peer,
  type RuleProps,
  type Traffic,
} from "./vpc/security-group-rule";
export {
  SubnetTier,
  type SubnetTierProps,
  type TierRole,
  type TierSubnet,
  type TierTable,
} from "./vpc/subnet-tier";
export { Vpc, type VpcProps } from "./vpc/vpc";
export {
  type ManagedRules,
  type RateLimit,
  WebAcl,
  type WebAclLogsProps,
  type WebAclProps,
} from "./wafv2/web-acl";
