import type { DataSource } from "../simulation";
import { serviceDataSources } from "./known-types";

/** Zones are letters after the region's name. Every region has at least three. */
const ZONES = ["a", "b", "c"] as const;

/** Data sources that know more than the store: those of services, and what belongs to none. */
export const awsDataSources: Readonly<Record<string, DataSource>> = {
  ...serviceDataSources,
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
  aws_canonical_user_id: ({ place, digest }) => ({ id: digest(place.account, 64), display_name: "sandbox" }),
  aws_ip_ranges: ({ config }) => ({
    id: JSON.stringify(config.services),
    cidr_blocks: ["198.18.0.0/15"],
    ipv6_cidr_blocks: [],
    create_date: "2026-01-01-00-00-00",
    sync_token: 1767225600,
  }),
};

/** `euw1` of `eu-west-1`. */
function shortName(region: string): string {
  return region.replace(/^(\w+)-(\w)\w*-(\d+)$/, "$1$2$3");
}
