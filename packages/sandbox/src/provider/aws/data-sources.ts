import { Refusal } from "../protocol/diagnostic";
import type { Fields } from "../protocol/value";
import type { DataQuery, DataSource } from "../simulation";
import { DB_INSTANCE, lookUp, REPLICATION_GROUP, ROUTE53_ZONE, SSM_PARAMETER } from "./assumed";
import { policyDocument } from "./policy-document";

/** Zones are letters after the region's name. Every region has at least three. */
const ZONES = ["a", "b", "c"] as const;

/** Parameters that AWS itself publishes. */
const PUBLISHED = /^\/aws\/service\//;

/** Data sources that know more than the store: the account, the region, what AWS publishes, what was there before. */
export const awsDataSources: Readonly<Record<string, DataSource>> = {
  aws_caller_identity: ({ place }) => ({
    id: place.account,
    account_id: place.account,
    arn: `arn:aws:iam::${place.account}:user/sandbox`,
    user_id: "AIDASANDBOXUSER000000",
  }),
  aws_region: ({ config, place }) => {
    const name = typeof config.name === "string" ? config.name : place.region;
    return { id: name, name, region: name, endpoint: `ec2.${name}.amazonaws.com`, description: name };
  },
  aws_partition: () => ({
    id: "aws",
    partition: "aws",
    dns_suffix: "amazonaws.com",
    reverse_dns_prefix: "com.amazonaws",
  }),
  aws_availability_zones: ({ place }) => ({
    id: place.region,
    names: ZONES.map((zone) => `${place.region}${zone}`),
    zone_ids: ZONES.map((_, at) => `${shortName(place.region)}-az${at + 1}`),
    group_names: [place.region],
  }),
  aws_iam_policy_document: ({ config }) => policyDocument(config),
  aws_ssm_parameter: (query) => publishedParameter(query) ?? lookUp(SSM_PARAMETER, query),
  aws_ami: ({ config, digest }) => {
    const id = `ami-${digest(JSON.stringify(config), 17)}`;
    return { id, image_id: id, state: "available", architecture: "x86_64", root_device_name: "/dev/xvda" };
  },
  aws_db_instance: (query) => lookUp(DB_INSTANCE, query),
  aws_elasticache_replication_group: (query) => lookUp(REPLICATION_GROUP, query),
  aws_route53_zone: (query) => lookUp(ROUTE53_ZONE, query),
  aws_eks_cluster_auth: ({ config, digest }) => ({
    id: config.name ?? null,
    token: `k8s-aws-v1.${digest(String(config.name), 64)}`,
  }),
  aws_canonical_user_id: ({ place, digest }) => ({ id: digest(place.account, 64), display_name: "sandbox" }),
  aws_elb_service_account: ({ place }) => ({
    id: "156460612806",
    arn: `arn:aws:iam::156460612806:root`,
    region: place.region,
  }),
  aws_ip_ranges: ({ config }) => ({
    id: JSON.stringify(config.services),
    cidr_blocks: ["198.18.0.0/15"],
    ipv6_cidr_blocks: [],
    create_date: "2026-01-01-00-00-00",
    sync_token: 1767225600,
  }),
  aws_ec2_managed_prefix_list: managedByAws("pl", "name"),
  aws_cloudfront_cache_policy: managedByAws("", "name"),
  aws_cloudfront_origin_request_policy: managedByAws("", "name"),
  aws_cloudfront_response_headers_policy: managedByAws("", "name"),
};

/** What AWS provides under a fixed name: an id that is the same in every run. */
function managedByAws(prefix: string, attribute: string): DataSource {
  return ({ config, digest }): Fields => {
    const name = String(config[attribute]);
    const hex = digest(name, 32);
    const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    return { id: prefix === "" ? uuid : `${prefix}-${hex.slice(0, 17)}`, [attribute]: name };
  };
}

/** AWS's own parameters name images, by a path that ends in what kind of value it is. */
function publishedParameter({ config, digest, place }: DataQuery): Fields | undefined {
  const name = String(config.name);
  if (!PUBLISHED.test(name)) return undefined;
  if (!/ami|image_id/.test(name)) {
    throw new Refusal(
      `reading data.aws_ssm_parameter: expected a published parameter that names an image, got ${name}`,
      "The sandbox knows no other parameter of AWS: pass the value in a variable.",
    );
  }
  const value = `ami-${digest(`${place.region}${name}`, 17)}`;
  return {
    id: name,
    arn: `arn:aws:ssm:${place.region}::parameter${name}`,
    type: "String",
    value,
    insecure_value: value,
    version: 1,
  };
}

/** `euw1` of `eu-west-1`. */
function shortName(region: string): string {
  return region.replace(/^(\w+)-(\w)\w*-(\d+)$/, "$1$2$3");
}
