/** An argument that is not given in one form of the settings although Terraform keeps its value, and why that is right. */
export interface KeptForGood {
  /** Type and path. */
  readonly argument: string;
  /**
   * `moot`: another argument, which is always given, switches off what it is for. `made once`: AWS reads it when it
   * makes the resource, and never again. `refused`: no form that the provider has undoes it in place, so
   * `config check` refuses the change and says how to get there.
   */
  readonly kind: "moot" | "made once" | "refused";
  /** The setting whose change `config check` refuses therefore; of all that are not moot. */
  readonly setting?: string;
  readonly reason: string;
  readonly source: string;
}

/** All of them: what is not listed here is given in every form. */
export const KEPT_FOR_GOOD: readonly KeptForGood[] = [
  {
    argument: "aws_db_instance db_name",
    kind: "made once",
    setting: "data.databases.*.databaseName",
    reason:
      "RDS makes the first database with the instance; the provider replaces the instance for another name",
    source: "RDS API, CreateDBInstance, DBName; AWS provider, internal/service/rds/instance.go, ForceNew",
  },
  {
    argument: "aws_rds_cluster database_name",
    kind: "made once",
    setting: "data.databases.*.databaseName",
    reason: "as for db_name of an instance",
    source: "RDS API, CreateDBCluster, DatabaseName; AWS provider, internal/service/rds/cluster.go, ForceNew",
  },
  {
    argument: "aws_db_instance monitoring_role_arn",
    kind: "moot",
    reason: "monitoring_interval 0 is always given: no samples are taken, whatever the role",
    source:
      "RDS API, ModifyDBInstance, MonitoringInterval; AWS provider, TestAccRDSInstance_MonitoringRoleARN_enabledToDisabled",
  },
  {
    argument: "aws_rds_cluster_instance monitoring_role_arn",
    kind: "moot",
    reason: "as for that of an instance of RDS",
    source: "AWS provider, TestAccRDSClusterInstance_MonitoringRoleARN_enabledToDisabled",
  },
  {
    argument: "aws_instance associate_public_ip_address",
    kind: "moot",
    reason:
      "with an Elastic IP address the instance has a public one, whatever it was made with, and AWS answers true: an argument that says otherwise would replace it at every apply, which the rule instance-address-once is about; without the address it is given again",
    source: "AWS provider, aws_instance, associate_public_ip_address, ForceNew; EC2 API, AssociateAddress",
  },
  {
    argument: "aws_eks_cluster vpc_config.public_access_cidrs",
    kind: "moot",
    reason:
      "endpoint_public_access false is always given: the API has no address in the internet that the CIDRs could reach; EKS's default of 0.0.0.0/0 would only wait there for somebody to open it",
    source: "EKS API, VpcConfigRequest, endpointPublicAccess and publicAccessCidrs",
  },
  {
    argument: "aws_vpc_endpoint dns_options",
    kind: "moot",
    reason:
      "private_dns_enabled false is always given, and the option says which resolvers private DNS is for",
    source: "EC2 API, DnsOptionsSpecification, PrivateDnsOnlyForInboundResolverEndpoint",
  },
  {
    argument: "aws_vpc_endpoint security_group_ids",
    kind: "refused",
    setting: "network.endpoints.*.groups",
    reason:
      "groups of an endpoint that has the shared one only are attached by associations, the first of which replaces the VPC's default group: the provider refuses it where that one is not attached",
    source:
      "AWS provider, internal/service/ec2/vpc_endpoint_security_group_association.go; sandbox, rules/endpoint-groups.ts",
  },
  {
    argument: "aws_lb_listener ssl_policy",
    kind: "refused",
    setting: "edge.loadBalancers.*.listeners.*.protocol",
    reason:
      "the provider sends the policy that it keeps, empty text in its place too, and a listener of TCP takes none: a listener goes from TLS to TCP by being taken out and made again",
    source: "AWS provider, issues 1851 and 7367, internal/service/elbv2/listener.go",
  },
  {
    argument: "aws_lb_target_group health_check.path",
    kind: "refused",
    setting: "edge.targetGroups.*.healthCheck",
    reason:
      "the provider refuses to plan a check of TCP while it keeps a path, and takes no empty one: a target group goes from HTTP to TCP under another name",
    source:
      "AWS provider 5.100.0, internal/service/elbv2/target_group.go, and its plan in neutral-values.test.ts",
  },
  {
    argument: "aws_wafv2_web_acl_logging_configuration redacted_fields",
    kind: "refused",
    setting: "edge.webAcls.*.logs.redactedHeaders",
    reason:
      "the provider compares the blocks by itself and takes none for those that it knows; an empty one it would send as a field of no kind, which WAF refuses. Neither its schema nor a plan says so",
    source:
      "AWS provider, internal/service/wafv2/web_acl_logging_configuration.go, suppressRedactedFieldsDiff and expandRedactedField",
  },
  {
    argument: "aws_lb_target_group health_check.matcher",
    kind: "refused",
    setting: "edge.targetGroups.*.healthCheck",
    reason: "as for the path",
    source: "as for the path",
  },
];
