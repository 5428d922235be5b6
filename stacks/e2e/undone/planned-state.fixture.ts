import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttributeType, type Body, providerSchemas } from "@strata/provider-schema";
import { ChosenProviders } from "@strata/terraform";
import { providerMirror } from "../provider-mirror.fixture";
import { SCHEMA_CACHE } from "../repository.fixture";

/** Arguments, or attributes, of one resource. */
export type Values = Readonly<Record<string, unknown>>;

/** A resource that exists. */
export interface Existing {
  readonly type: string;
  /** All of its attributes. */
  readonly attributes: Values;
}

/** A resource of which there is a configuration, and which may exist. */
export interface Configured {
  readonly type: string;
  readonly configuration: Values;
  /** What the state has of it. @default nothing: it would be created */
  readonly attributes?: Values;
}

/** What a plan does with a resource. */
export interface Planned {
  /** In Terraform's words; `create` before `delete` where the successor comes first. */
  readonly actions: readonly string[];
  /** Its attributes afterwards; those that only apply would tell are empty. */
  readonly after: Values;
}

interface ChangeJson {
  readonly address: string;
  readonly change: { readonly actions: readonly string[]; readonly after: Values };
}

/**
 * Versions of the schemas in states that are written here, where they are not 0. Terraform has the provider upgrade
 * older ones. Source: the AWS provider 5.100.0, `SchemaVersion`.
 */
const SCHEMA_VERSIONS: Readonly<Record<string, number>> = {
  aws_cloudfront_distribution: 1,
  aws_elasticache_replication_group: 2,
};

/** Attributes that the state must mark, or a plan would change the mark. */
const SENSITIVE: Readonly<Record<string, string>> = {
  aws_acm_certificate: "private_key",
  aws_elasticache_replication_group: "auth_token",
};

const AWS = { source: "hashicorp/aws", version: "5.100.0" };

/** What other resources, layers and look-ups would tell, by the argument that it is told in. */
const TOLD: readonly (readonly [RegExp, unknown])[] = [
  [/(^|_)arn$|kms_(master_)?key_id$|^log_destination_configs$/, "arn:aws:iam::111122223333:role/told"],
  [/^(subnet_ids|subnets)$/, ["subnet-0a1b2c3d4e5f60718"]],
  [/policy$/, JSON.stringify({ Version: "2012-10-17", Statement: [] })],
  [/^addon_version$/, "v1.0.0-eksbuild.1"],
  // Of a launch template, the only one that is referred to so.
  [/^id$/, "lt-0a1b2c3d4e5f60718"],
  [/./, "told-by-another-resource"],
];

/** The arguments of a resource with a value for each reference, and without what orders its unit. */
export function offline(body: Values): Values {
  const { depends_on: _, provider: __, "//": ___, ...own } = body;
  return told(own) as Values;
}

function told(value: unknown, name = "", isItem = false): unknown {
  if (Array.isArray(value)) return value.map((item) => told(item, name, true));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item, key)]));
  }
  if (typeof value !== "string" || !value.includes("${")) return value;
  const [, known] = TOLD.find(([argument]) => argument.test(name)) ?? [];
  return isItem && Array.isArray(known) ? known[0] : known;
}

/** Plans of the real AWS provider on states that are written by hand: no account, no network, nothing is read. */
export class PlannedState {
  private readonly providers: ChosenProviders;

  private constructor(
    mirror: string,
    private readonly folder: string,
  ) {
    this.providers = new ChosenProviders(mirror, folder);
  }

  /** Undefined where there is no mirror of providers. @throws {Error} where one is required */
  static async open(): Promise<PlannedState | undefined> {
    const mirror = await providerMirror();
    return mirror === undefined
      ? undefined
      : new PlannedState(mirror, mkdtempSync(join(tmpdir(), "strata-planned-state-")));
  }

  /**
   * What a plan does with each resource, by the name that it is given.
   * @throws {Error} with what Terraform said, when the provider refuses one
   */
  async plan(resources: Readonly<Record<string, Configured>>): Promise<Readonly<Record<string, Planned>>> {
    const terraform = await this.providers.terraform({ aws: AWS });
    const unit = mkdtempSync(join(this.folder, "unit-"));
    writeFileSync(join(unit, "unit.tf.json"), JSON.stringify(unitOf(resources), undefined, 1));
    writeFileSync(join(unit, "terraform.tfstate"), JSON.stringify(stateOf(resources)));
    await terraform.succeed(unit, "plan", "-refresh=false", "-input=false", "-out=planned");
    const shown = JSON.parse(await terraform.succeed(unit, "show", "-json", "planned")) as {
      readonly resource_changes: readonly ChangeJson[];
    };
    return Object.fromEntries(
      shown.resource_changes.map(({ address, change: { actions, after } }) => {
        const [type = "", name = ""] = address.split(".");
        return [name, { actions, after: filled(type, after) }] as const;
      }),
    );
  }
}

function unitOf(resources: Readonly<Record<string, Configured>>): object {
  const account = {
    region: "eu-west-1",
    access_key: "offline",
    secret_key: "offline",
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
  };
  const named = Object.entries(resources).map(([name, { type, configuration }]) => ({
    [type]: { [name]: configuration },
  }));
  return { terraform: { required_providers: { aws: AWS } }, provider: { aws: account }, resource: named };
}

function stateOf(resources: Readonly<Record<string, Configured>>): object {
  const existing = Object.entries(resources).flatMap(([name, { type, attributes }]) => {
    if (attributes === undefined) return [];
    const sensitive = SENSITIVE[type];
    const marks = sensitive === undefined ? [] : [[{ type: "get_attr", value: sensitive }]];
    return [
      {
        mode: "managed",
        type,
        name,
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ schema_version: SCHEMA_VERSIONS[type] ?? 0, attributes, sensitive_attributes: marks }],
      },
    ];
  });
  return { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "planned", resources: existing };
}

/** Attributes with something in place of those that a plan leaves open, as if it had been applied. */
function filled(type: string, after: Values): Values {
  const schema = providerSchemas({ types: [type], from: __dirname, cache: SCHEMA_CACHE })[type];
  if (schema === undefined) throw new Error(`${type}: no schema`);
  return { ...filledBody(schema, after), id: after.id ?? "id-1" };
}

function filledBody(body: Body, values: Values): Values {
  const open = Object.entries(body.attributes)
    .filter(
      ([name, { use }]) =>
        (use === "computed" || use === "defaulted") && name !== "region" && values[name] === undefined,
    )
    .map(([name, { type }]) => [name, emptyOf(type)] as const);
  const blocks = Object.entries(body.blocks).flatMap(([name, block]) => {
    const elements = values[name];
    if (!Array.isArray(elements)) return [];
    return [[name, elements.map((element) => filledBody(block, element as Values))] as const];
  });
  return { ...Object.fromEntries(open), ...values, ...Object.fromEntries(blocks) };
}

function emptyOf(type: AttributeType): unknown {
  if (type === "string") return "";
  if (type === "number") return 0;
  if (type === "bool") return false;
  return type[0] === "map" ? {} : [];
}
