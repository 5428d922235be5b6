import {
  canonical,
  type Fields,
  isFields,
  isList,
  isWhollyKnown,
  Unknown,
  type Value,
} from "../protocol/value";
import type { PlannedChange } from "../simulation";
import { awsType } from "./known-types";

/** What the AWS provider plans over and above its schema: all tags, the region, renewed versions. */
export function awsPlan(change: PlannedChange): Fields {
  const { type, planned, prior, connection, config } = change;
  const tagged = Object.hasOwn(planned, "tags_all") ? { tags_all: allTags(config, connection.config) } : {};
  const placed =
    Object.hasOwn(planned, "region") && isConfigurable(change) ? { region: regionOf(change) } : {};
  const decided = { ...planned, ...tagged, ...placed, ...certificate(change) };
  if (prior === undefined || canonical(decided) === canonical(prior)) return decided;
  const renewed = (awsType(type).renewed ?? []).map((name) => [name, Unknown.value] as const);
  return { ...decided, ...Object.fromEntries(renewed) };
}

/** Tags of the provider block under those of the resource. Unknown as a whole while one of them is. */
function allTags({ tags }: Fields, { default_tags: block }: Fields): Value {
  const [defaults] = isList(block) ? block : [];
  const common = isFields(defaults) && isFields(defaults.tags) ? defaults.tags : {};
  const own = tags ?? {};
  if (own instanceof Unknown || !isFields(own)) return Unknown.value;
  const all = { ...common, ...own };
  return isWhollyKnown(all) ? all : Unknown.value;
}

/** Version 6 gives nearly every type a region, that of the provider where it is not set. Version 5 read some back. */
function isConfigurable({ planned, config }: PlannedChange): boolean {
  return planned.region instanceof Unknown || config.region !== null;
}

function regionOf({ config, connection }: PlannedChange): Value {
  const { region } = config;
  if (region !== null && region !== undefined) return region;
  return connection.place.region === "" ? Unknown.value : connection.place.region;
}

/**
 * ACM lists the domain of a certificate among its names, so the provider does too, whether the settings do or not.
 * Which names need a record is known at once, what the records hold is not: so that a `for_each` over them can be
 * planned. Source: the AWS provider's `aws_acm_certificate`.
 */
function certificate({ type, planned, prior }: PlannedChange): Fields {
  const { domain_name: domain, subject_alternative_names: names } = planned;
  if (type !== "aws_acm_certificate" || typeof domain !== "string") return {};
  const given = isList(names) ? names.filter((name) => typeof name === "string") : [];
  const all = [...new Set([domain, ...given])];
  // The order in which Terraform has a set of text.
  const listed = isList(names) ? { subject_alternative_names: [...all].sort() } : {};
  if (prior !== undefined || planned.validation_method !== "DNS") return listed;
  return {
    ...listed,
    domain_validation_options: all.map((name) => ({
      domain_name: name,
      resource_record_name: Unknown.value,
      resource_record_type: Unknown.value,
      resource_record_value: Unknown.value,
    })),
  };
}
