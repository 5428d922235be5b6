import { Refusal } from "../protocol/diagnostic";
import type { Fields, Value } from "../protocol/value";
import type { DataQuery } from "../simulation";
import { digest } from "../values/digest";

/** How a thing is looked up that may have been there before everything in the sandbox. */
export interface LookUp {
  /** Resource type. */
  readonly type: string;
  /** Attribute of the data source that names it, and the resource's attribute that holds the same. */
  readonly by: readonly { readonly asked: string; readonly kept: string }[];
  /** Attributes of the data source that the resource has under another name. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** What such a thing is like when the sandbox has to assume it; absent where it must not. */
  readonly assume?: (name: string, query: DataQuery) => Fields;
}

/**
 * What a look-up by name finds: a resource of the sandbox, else one that it assumes to exist, and from then on does.
 * @throws {Refusal} when nothing has the name and nothing may be assumed
 */
export function lookUp({ type, by, renamed = {}, assume }: LookUp, query: DataQuery): Fields {
  const { config, place, store } = query;
  const criteria = by.flatMap(({ asked, kept }) => {
    const value = config[asked] ?? null;
    return value === null ? [] : [{ kept, value: named(value) }];
  });
  const found = store
    .ofType(type)
    .find(
      (object) =>
        object.account === place.account &&
        (object.region === "" || object.region === place.region) &&
        criteria.every(({ kept, value }) => named(object.state[kept] ?? null) === value),
    );
  if (found !== undefined) return withNames(found.state, renamed);
  const [criterion] = criteria;
  if (criterion === undefined || assume === undefined) {
    throw new Refusal(
      `reading data.${type}: expected ${type} ${criterion?.value ?? "with a name"}, found none in the sandbox`,
      "Deploy what creates it first; the sandbox knows only what was applied to it.",
    );
  }
  const state = assume(criterion.value, query);
  const id = String(state.id);
  store.put({
    key: digest(`assumed/${type}/${place.account}/${place.region}/${criterion.value}`, "uuid", 36),
    type,
    id,
    importId: id,
    account: place.account,
    region: type.startsWith("aws_route53_") ? "" : place.region,
    origin: "assumed",
    state,
  });
  return withNames(state, renamed);
}

/** Names of zones may end in a dot. */
function named(value: Value): string {
  return String(value).replace(/\.$/, "");
}

function withNames(state: Fields, renamed: Readonly<Record<string, string>>): Fields {
  const others = Object.entries(renamed).map(([asked, kept]) => [asked, state[kept] ?? null] as const);
  return { ...state, ...Object.fromEntries(others) };
}

/** An instance as a careful owner keeps it, since that is what layers that read one expect of it. */
export const DB_INSTANCE: LookUp = {
  type: "aws_db_instance",
  by: [{ asked: "db_instance_identifier", kept: "identifier" }],
  renamed: {
    id: "identifier",
    db_instance_identifier: "identifier",
    db_instance_arn: "arn",
    db_instance_class: "instance_class",
    db_instance_port: "port",
    db_subnet_group: "db_subnet_group_name",
    master_username: "username",
    vpc_security_groups: "vpc_security_group_ids",
  },
  assume: (identifier, { place, digest: random }) => {
    const host = `${identifier}.${random(identifier, 12)}.${place.region}.rds.amazonaws.com`;
    return {
      id: `db-${random(`${identifier} resource`, 26).toUpperCase()}`,
      identifier,
      arn: `arn:aws:rds:${place.region}:${place.account}:db:${identifier}`,
      address: host,
      endpoint: `${host}:5432`,
      port: 5432,
      engine: "postgres",
      engine_version: "17.6",
      instance_class: "db.m7g.large",
      allocated_storage: 100,
      storage_type: "gp3",
      multi_az: true,
      backup_retention_period: 7,
      publicly_accessible: false,
      storage_encrypted: true,
      deletion_protection: true,
      availability_zone: `${place.region}a`,
      username: "sandbox",
      tags: {},
    };
  },
};

/** A store as a careful owner keeps it: two nodes in two zones, and an AUTH token. */
export const REPLICATION_GROUP: LookUp = {
  type: "aws_elasticache_replication_group",
  by: [{ asked: "replication_group_id", kept: "replication_group_id" }],
  assume: (identifier, { place, digest: random }) => {
    const host = `${identifier}.${random(identifier, 6)}.cache.amazonaws.com`;
    return {
      id: identifier,
      replication_group_id: identifier,
      arn: `arn:aws:elasticache:${place.region}:${place.account}:replicationgroup:${identifier}`,
      description: "Made by others",
      primary_endpoint_address: `master.${host}`,
      reader_endpoint_address: `replica.${host}`,
      port: 6379,
      node_type: "cache.m7g.large",
      num_cache_clusters: 2,
      member_clusters: [`${identifier}-001`, `${identifier}-002`],
      auth_token_enabled: true,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      snapshot_retention_limit: 7,
      tags: {},
    };
  },
};

/** A public zone that the parent domain delegates to. */
export const ROUTE53_ZONE: LookUp = {
  type: "aws_route53_zone",
  by: [
    { asked: "zone_id", kept: "zone_id" },
    { asked: "name", kept: "name" },
  ],
  assume: (name, { digest: random }) => {
    const id = `Z${random(name, 20).toUpperCase()}`;
    return {
      id,
      zone_id: id,
      name,
      arn: `arn:aws:route53:::hostedzone/${id}`,
      name_servers: ["com", "net", "org", "co.uk"].map((suffix) => `ns-1.awsdns-01.${suffix}`),
      primary_name_server: "ns-1.awsdns-01.com",
      resource_record_set_count: 2,
      comment: "",
      private_zone: false,
      tags: {},
    };
  },
};

/** A parameter of the account. */
export const SSM_PARAMETER: LookUp = {
  type: "aws_ssm_parameter",
  by: [{ asked: "name", kept: "name" }],
};
