import type { SynthesizedUnit } from "../unit";

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const ZONES = ["a", "b", "c"];
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111";
const perZone = (block: (zone: string, index: number) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(ZONES.map((zone, index) => [zone, block(zone, index)]));
const policy = (...statements: readonly Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const trust = (service: string, extra: Readonly<Record<string, unknown>> = {}): string =>
  policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, ...extra });

function unit(
  layer: string,
  resource: Blocks,
  other: Readonly<Record<string, unknown>> = {},
): SynthesizedUnit {
  const tags = { Environment: "shop-production", ManagedBy: "terraform", Project: "shop", Layer: layer };
  return {
    environment: "shop/production/eu-west-1",
    environmentId: "shop-production",
    layer,
    stack: `shop-production-${layer}`,
    json: {
      terraform: {
        backend: {
          s3: { bucket: "shop-state", key: `shop/${layer}.tfstate`, encrypt: true, use_lockfile: true },
        },
      },
      provider: {
        aws: [
          { region: "eu-west-1", default_tags: [{ tags }] },
          { region: "us-east-1", alias: "us_east_1", default_tags: [{ tags }] },
        ],
      },
      resource,
      ...other,
    },
  };
}

const association = (tier: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ZONES.map((zone) => [
      `${tier}_${zone}`,
      {
        subnet_id: `\${aws_subnet.${tier}_${zone}.id}`,
        route_table_id: `\${aws_route_table.${tier === "private" ? `private_${zone}` : tier}.id}`,
      },
    ]),
  );
const subnets = (tier: string, third: number, role?: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ZONES.map((zone, index) => [
      `${tier}_${zone}`,
      {
        vpc_id: "${aws_vpc.main.id}",
        cidr_block: `10.20.${third + index}.0/24`,
        availability_zone: `eu-west-1${zone}`,
        ...(role === undefined ? {} : { tags: { [`kubernetes.io/role/${role}`]: "1" } }),
      },
    ]),
  );
const privateSubnets = ZONES.map((zone) => `\${aws_subnet.private_${zone}.id}`);
const rule = { security_group_id: "${aws_security_group.main.id}", description: "HTTPS from the VPC" };

const network: Blocks = {
  aws_vpc: { main: { cidr_block: "10.20.0.0/16", enable_dns_support: true, enable_dns_hostnames: true } },
  aws_subnet: {
    ...subnets("private", 1, "internal-elb"),
    ...subnets("public", 101, "elb"),
    ...subnets("data", 21),
    // These follow the VPC's default table.
    ...subnets("jobs", 31),
  },
  aws_default_route_table: {
    main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}" },
  },
  aws_internet_gateway: { main: {} },
  aws_eip: perZone(() => ({ domain: "vpc" })),
  aws_nat_gateway: perZone((zone) => ({ subnet_id: `\${aws_subnet.public_${zone}.id}` })),
  aws_route_table: { public: {}, data: {}, private_a: {}, private_b: {}, private_c: {} },
  aws_route: {
    public: {
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.main.id}",
    },
    ...perZone((zone) => ({
      route_table_id: `\${aws_route_table.private_${zone}.id}`,
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: `\${aws_nat_gateway.${zone}.id}`,
    })),
  },
  aws_route_table_association: {
    ...association("private"),
    ...association("public"),
    ...association("data"),
  },
  aws_default_security_group: { main: { vpc_id: "${aws_vpc.main.id}", ingress: [], egress: [] } },
  aws_flow_log: {
    main: {
      vpc_id: "${aws_vpc.main.id}",
      traffic_type: "ALL",
      log_destination: "${aws_cloudwatch_log_group.flow.arn}",
      iam_role_arn: "${aws_iam_role.flow.arn}",
    },
  },
  aws_cloudwatch_log_group: { flow: { retention_in_days: 30, kms_key_id: "${aws_kms_key.logs.arn}" } },
  aws_kms_key: {
    logs: {
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      policy: policy({
        Effect: "Allow",
        Action: "kms:*",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
      }),
    },
  },
  aws_kms_key_policy: {
    logs: {
      key_id: "${aws_kms_key.logs.key_id}",
      policy: policy({
        Effect: "Allow",
        Action: "kms:*",
        Resource: "*",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
      }),
    },
  },
  aws_iam_role: {
    flow: {
      assume_role_policy: trust("vpc-flow-logs.amazonaws.com", {
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      }),
    },
  },
  aws_iam_role_policy: {
    flow: {
      policy: policy({
        Effect: "Allow",
        Action: "logs:PutLogEvents",
        Resource: "${aws_cloudwatch_log_group.flow.arn}",
      }),
    },
  },
  aws_vpc_endpoint: {
    s3: {
      service_name: "com.amazonaws.eu-west-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["${aws_route_table.private_a.id}"],
    },
    logs: {
      service_name: "com.amazonaws.eu-west-1.logs",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: privateSubnets,
      security_group_ids: ["${aws_security_group.main.id}"],
    },
    sts: {
      service_name: "com.amazonaws.eu-west-1.sts",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: privateSubnets,
    },
  },
  aws_vpc_endpoint_security_group_association: {
    sts: {
      vpc_endpoint_id: "${aws_vpc_endpoint.sts.id}",
      security_group_id: "${aws_security_group.main.id}",
      replace_default_association: true,
    },
  },
  aws_security_group: { main: { description: "Endpoints" } },
  aws_vpc_security_group_ingress_rule: {
    main: { ...rule, cidr_ipv4: "10.20.0.0/16", from_port: 443, to_port: 443, ip_protocol: "tcp" },
  },
  aws_vpc_security_group_egress_rule: { main: { ...rule, description: "Anywhere" } },
  aws_instance: {
    bastion: {
      ami: "${data.aws_ssm_parameter.image.value}",
      iam_instance_profile: "${aws_iam_instance_profile.bastion.name}",
      associate_public_ip_address: false,
      vpc_security_group_ids: ["${aws_security_group.main.id}"],
      metadata_options: { http_tokens: "required" },
      root_block_device: { encrypted: true },
      maintenance_options: { auto_recovery: "default" },
    },
  },
  aws_iam_instance_profile: { bastion: {} },
};

const addon = (
  name: string,
  extra: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  addon_name: name,
  addon_version: "v1.20.0-eksbuild.1",
  resolve_conflicts_on_create: "OVERWRITE",
  resolve_conflicts_on_update: "OVERWRITE",
  ...extra,
});
const afterNodes = { depends_on: ["aws_eks_node_group.main"] };
const issuer = "${aws_iam_openid_connect_provider.main.url}";

const cluster: Blocks = {
  aws_eks_cluster: {
    main: {
      version: "1.35",
      vpc_config: {
        endpoint_private_access: true,
        endpoint_public_access: false,
        subnet_ids: "${local.network.private_subnet_ids}",
      },
      enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryption_config: { resources: ["secrets"], provider: { key_arn: KEY } },
      upgrade_policy: { support_type: "STANDARD" },
      access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
      bootstrap_self_managed_addons: false,
      kubernetes_network_config: { service_ipv4_cidr: "172.20.0.0/16" },
      depends_on: ["aws_cloudwatch_log_group.cluster", "aws_iam_role_policy_attachment.cluster"],
    },
  },
  aws_cloudwatch_log_group: { cluster: { retention_in_days: 90, kms_key_id: KEY } },
  aws_iam_role: {
    nodes: { assume_role_policy: trust("ec2.amazonaws.com") },
    drivers: {
      assume_role_policy: policy({
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: "${aws_iam_openid_connect_provider.main.arn}" },
        Condition: {
          StringEquals: {
            [`${issuer}:sub`]: "system:serviceaccount:kube-system:driver",
            [`${issuer}:aud`]: "sts.amazonaws.com",
          },
        },
      }),
    },
  },
  aws_iam_role_policy_attachment: {
    nodes: {
      role: "${aws_iam_role.nodes.name}",
      policy_arn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    },
  },
  aws_iam_policy: {
    scaler: {
      policy: policy(
        { Effect: "Allow", Action: ["autoscaling:Describe*", "ec2:DescribeInstanceTypes"], Resource: "*" },
        {
          Effect: "Allow",
          Action: "autoscaling:SetDesiredCapacity",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/owner": "shop" } },
        },
      ),
    },
  },
  aws_iam_openid_connect_provider: { main: { url: issuer, client_id_list: ["sts.amazonaws.com"] } },
  aws_eks_node_group: {
    main: {
      scaling_config: { min_size: 3, desired_size: 4, max_size: 9 },
      lifecycle: { ignore_changes: ["scaling_config[0].desired_size"] },
      subnet_ids: "${local.network.private_subnet_ids}",
      ami_type: "AL2023_x86_64_STANDARD",
      instance_types: ["m5.large"],
      launch_template: {
        id: "${aws_launch_template.main.id}",
        version: "${aws_launch_template.main.latest_version}",
      },
      node_role_arn: "${aws_iam_role.nodes.arn}",
      depends_on: ["aws_eks_addon.cni", "aws_eks_addon.proxy"],
    },
  },
  aws_launch_template: {
    main: {
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [
        { device_name: "/dev/xvda", ebs: { encrypted: "true", kms_key_id: KEY, volume_size: 50 } },
      ],
      network_interfaces: [{ associate_public_ip_address: "false" }],
      user_data: "IyEvYmluL2Jhc2g=",
    },
  },
  aws_eks_addon: {
    cni: addon("vpc-cni", { service_account_role_arn: "${aws_iam_role.drivers.arn}" }),
    proxy: addon("kube-proxy"),
    dns: addon("coredns", afterNodes),
    ebs: addon("aws-ebs-csi-driver", {
      ...afterNodes,
      service_account_role_arn: "${aws_iam_role.drivers.arn}",
    }),
    insights: addon("amazon-cloudwatch-observability", {
      ...afterNodes,
      service_account_role_arn: "${aws_iam_role.drivers.arn}",
    }),
  },
  aws_eks_access_entry: { admin: { principal_arn: "arn:aws:iam::123456789012:role/admin" } },
  aws_eks_access_policy_association: {
    admin: {
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      access_scope: { type: "cluster" },
    },
  },
};

const bucket = "${aws_s3_bucket.assets.id}";
const data: Blocks = {
  aws_db_instance: {
    orders: {
      storage_encrypted: true,
      kms_key_id: KEY,
      publicly_accessible: false,
      backup_retention_period: 7,
      multi_az: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "orders-final",
      copy_tags_to_snapshot: true,
      iam_database_authentication_enabled: true,
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      parameter_group_name: "${aws_db_parameter_group.orders.name}",
      manage_master_user_password: true,
    },
  },
  aws_rds_cluster: {
    books: {
      engine: "aurora-postgresql",
      engine_version: "17",
      master_username: "platform_admin",
      storage_encrypted: true,
      kms_key_id: KEY,
      backup_retention_period: 7,
      copy_tags_to_snapshot: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "books-final",
      manage_master_user_password: true,
      master_user_secret_kms_key_id: KEY,
      iam_database_authentication_enabled: true,
      enabled_cloudwatch_logs_exports: ["postgresql"],
      db_subnet_group_name: "books",
      vpc_security_group_ids: ["sg-1"],
      db_cluster_parameter_group_name: "${aws_rds_cluster_parameter_group.books.name}",
      apply_immediately: false,
    },
  },
  aws_rds_cluster_parameter_group: {
    books: { family: "aurora-postgresql17", parameter: [{ name: "rds.force_ssl", value: "1" }] },
  },
  aws_rds_cluster_instance: Object.fromEntries(
    ["one", "two"].map((name) => [
      name,
      {
        cluster_identifier: "${aws_rds_cluster.books.id}",
        publicly_accessible: false,
        auto_minor_version_upgrade: true,
        monitoring_interval: 60,
        monitoring_role_arn: "arn:aws:iam::111122223333:role/monitoring",
        performance_insights_enabled: true,
        performance_insights_kms_key_id: KEY,
      },
    ]),
  ),
  aws_docdb_cluster: {
    events: {
      engine_version: "5.0.0",
      master_username: "platform_admin",
      storage_encrypted: true,
      kms_key_id: KEY,
      backup_retention_period: 7,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "events-final",
      manage_master_user_password: true,
      enabled_cloudwatch_logs_exports: ["audit", "profiler"],
      db_subnet_group_name: "events",
      vpc_security_group_ids: ["sg-1"],
      db_cluster_parameter_group_name: "${aws_docdb_cluster_parameter_group.events.name}",
    },
  },
  aws_docdb_cluster_parameter_group: {
    events: {
      family: "docdb5.0",
      parameter: [
        { name: "tls", value: "tls1.2+", apply_method: "pending-reboot" },
        { name: "audit_logs", value: "enabled" },
      ],
    },
  },
  aws_docdb_cluster_instance: {
    one: { cluster_identifier: "${aws_docdb_cluster.events.id}", auto_minor_version_upgrade: true },
    two: { cluster_identifier: "${aws_docdb_cluster.events.id}" },
  },
  aws_db_parameter_group: { orders: { parameter: [{ name: "rds.force_ssl", value: "1" }] } },
  aws_elasticache_replication_group: {
    sessions: {
      engine: "redis",
      engine_version: "6.2",
      parameter_group_name: "${aws_elasticache_parameter_group.sessions.name}",
      transit_encryption_enabled: true,
      auth_token: "${aws_secretsmanager_secret_version.orders.secret_string}",
      at_rest_encryption_enabled: "true",
      kms_key_id: KEY,
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      auto_minor_version_upgrade: "true",
      snapshot_retention_limit: 7,
      subnet_group_name: "${aws_elasticache_subnet_group.sessions.name}",
      security_group_ids: ["sg-1"],
    },
  },
  aws_elasticache_parameter_group: { sessions: { family: "redis6.x" } },
  aws_elasticache_subnet_group: { sessions: { subnet_ids: ["subnet-1", "subnet-2"] } },
  aws_efs_file_system: {
    shared: {
      encrypted: true,
      kms_key_id: KEY,
      performance_mode: "generalPurpose",
      throughput_mode: "bursting",
    },
  },
  aws_efs_backup_policy: {
    shared: { file_system_id: "${aws_efs_file_system.shared.id}", backup_policy: { status: "ENABLED" } },
  },
  aws_efs_mount_target: {
    a: {
      file_system_id: "${aws_efs_file_system.shared.id}",
      subnet_id: "subnet-1",
      security_groups: ["sg-1"],
    },
  },
  aws_efs_access_point: {
    metrics: { root_directory: { path: "/metrics" }, posix_user: { uid: 1000, gid: 1000 } },
  },
  aws_secretsmanager_secret: { orders: { kms_key_id: KEY, recovery_window_in_days: 30 } },
  aws_secretsmanager_secret_rotation: { orders: { rotation_rules: { automatically_after_days: 30 } } },
  aws_secretsmanager_secret_version: { orders: { secret_string: "${random_password.orders.result}" } },
  aws_s3_bucket: { assets: { bucket: "shop-assets", force_destroy: false } },
  aws_s3_bucket_public_access_block: {
    assets: {
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    assets: {
      bucket,
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
          bucket_key_enabled: true,
        },
      ],
    },
  },
  aws_s3_bucket_versioning: { assets: { bucket, versioning_configuration: { status: "Enabled" } } },
  aws_s3_bucket_ownership_controls: { assets: { bucket, rule: { object_ownership: "BucketOwnerEnforced" } } },
  aws_s3_bucket_lifecycle_configuration: {
    assets: {
      bucket,
      rule: [
        {
          id: "versions",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    },
  },
  aws_s3_bucket_logging: { assets: { bucket, target_bucket: "shop-logs" } },
  aws_s3_bucket_cors_configuration: { assets: { bucket, cors_rule: [{ allowed_methods: ["GET", "HEAD"] }] } },
  aws_s3_bucket_policy: {
    assets: {
      bucket,
      policy: policy({
        Effect: "Deny",
        Action: "s3:*",
        Principal: "*",
        Resource: ["${aws_s3_bucket.assets.arn}", "${aws_s3_bucket.assets.arn}/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
  },
};

const metrics = { cloudwatch_metrics_enabled: true, sampled_requests_enabled: true };
const alias = {
  name: "${aws_cloudfront_distribution.web.domain_name}",
  zone_id: "Z2FDTNDATAQYW2",
  evaluate_target_health: false,
};
const edge: Blocks = {
  aws_cloudfront_distribution: {
    web: {
      web_acl_id: "${aws_wafv2_web_acl.web.arn}",
      origin: [{ origin_access_control_id: "${aws_cloudfront_origin_access_control.web.id}" }],
      default_cache_behavior: { viewer_protocol_policy: "redirect-to-https", cache_policy_id: "658327ea" },
      viewer_certificate: {
        acm_certificate_arn: "${aws_acm_certificate.web.arn}",
        ssl_support_method: "sni-only",
        minimum_protocol_version: "TLSv1.2_2021",
      },
      logging_config: { bucket: "shop-logs.s3.amazonaws.com" },
      price_class: "PriceClass_100",
      default_root_object: "index.html",
      is_ipv6_enabled: true,
      http_version: "http2and3",
    },
  },
  aws_cloudfront_origin_access_control: {
    web: { origin_access_control_origin_type: "s3", signing_behavior: "always", signing_protocol: "sigv4" },
  },
  aws_acm_certificate: {
    web: { validation_method: "DNS", provider: "aws.us_east_1", lifecycle: { create_before_destroy: true } },
  },
  aws_acm_certificate_validation: { web: { certificate_arn: "${aws_acm_certificate.web.arn}" } },
  aws_route53_zone: { main: { name: "shop.example" } },
  aws_route53_query_log: { main: { zone_id: "${aws_route53_zone.main.zone_id}" } },
  aws_route53_record: {
    v4: { name: "www", type: "A", alias },
    v6: { name: "www", type: "AAAA", alias },
    gateway: {
      name: "api",
      type: "A",
      alias: { name: "${aws_lb.gateway.dns_name}", zone_id: "${aws_lb.gateway.zone_id}" },
    },
  },
  aws_lb: {
    gateway: {
      load_balancer_type: "network",
      ip_address_type: "ipv4",
      security_groups: ["sg-0a1b2c3d4e5f60718"],
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
      access_logs: { enabled: true, bucket: "shop-logs" },
    },
  },
  aws_lb_listener: {
    https: {
      load_balancer_arn: "${aws_lb.gateway.arn}",
      port: 443,
      protocol: "TLS",
      certificate_arn: "${aws_acm_certificate_validation.web.certificate_arn}",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.pods.arn}" }],
    },
  },
  aws_lb_target_group: {
    pods: {
      target_type: "ip",
      health_check: { protocol: "HTTP", port: "15021", path: "/healthz/ready" },
      lifecycle: { create_before_destroy: true },
    },
  },
  aws_wafv2_web_acl: {
    web: {
      scope: "CLOUDFRONT",
      provider: "aws.us_east_1",
      visibility_config: metrics,
      rule: ["AmazonIpReputationList", "CommonRuleSet", "KnownBadInputsRuleSet"].map((name, priority) => ({
        name,
        priority,
        statement: { managed_rule_group_statement: { name: `AWSManagedRules${name}`, vendor_name: "AWS" } },
        override_action: { none: {} },
        visibility_config: metrics,
      })),
    },
  },
  aws_wafv2_web_acl_logging_configuration: { web: { resource_arn: "${aws_wafv2_web_acl.web.arn}" } },
  aws_cloudwatch_metric_alarm: {
    errors: { alarm_actions: ["${aws_sns_topic.alarms.arn}"], treat_missing_data: "notBreaching" },
  },
  aws_sns_topic: { alarms: { kms_master_key_id: KEY } },
};

const namespace = { metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } } };
const account = {
  metadata: {
    name: "sa-cart",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/shop-cart" },
  },
};
const volume = {
  spec: [
    {
      persistent_volume_reclaim_policy: "Retain",
      persistent_volume_source: {
        csi: { driver: "efs.csi.aws.com", volume_handle: "fs-0a1b2c3d4e5f60718::fsap-0a1b2c3d4e5f60718" },
      },
    },
  ],
};
const storage = {
  storage_provisioner: "ebs.csi.aws.com",
  parameters: { type: "gp3", encrypted: "true", kmsKeyId: KEY },
  volume_binding_mode: "WaitForFirstConsumer",
};
const addons: Blocks = {
  kubernetes_namespace_v1: { shop: namespace },
  kubernetes_namespace: { shop: namespace },
  kubernetes_service_account_v1: { cart: account },
  kubernetes_service_account: { cart: account },
  kubernetes_persistent_volume_v1: { files: volume },
  kubernetes_persistent_volume: { files: volume },
  kubernetes_storage_class_v1: { fast: storage },
  kubernetes_storage_class: { fast: storage },
  helm_release: {
    scaler: {
      chart: "cluster-autoscaler",
      repository: "https://kubernetes.github.io/autoscaler",
      version: "9.59.0",
      namespace: "kube-system",
      atomic: true,
      timeout: 600,
      // All but the first line name a credential and hold none.
      values: [
        'replicaCount: 2\napi-key:\n  kind: ExternalSecret\n  secretKey: api-key\ntoken: "$API_TOKEN"\nautomountServiceAccountToken: false\n',
      ],
    },
  },
};

/** An invented environment that meets every rule, with a resource of each type that has one. Made anew each time. */
export function sound(): readonly SynthesizedUnit[] {
  return structuredClone([
    unit("network", network, {
      data: { aws_ssm_parameter: { image: { name: "/aws/image" } } },
      output: { private_subnet_ids: { value: privateSubnets } },
    }),
    unit("cluster", cluster, {
      variable: { network: { default: null } },
      data: {
        terraform_remote_state: {
          network: { config: { bucket: "shop-state", key: "shop/network.tfstate" } },
        },
      },
      locals: {
        network: {
          private_subnet_ids:
            "${var.network == null ? data.terraform_remote_state.network[0].outputs.private_subnet_ids : var.network.private_subnet_ids}",
        },
      },
    }),
    unit("data", data),
    unit("edge", edge),
    unit("addons", addons),
  ]);
}
