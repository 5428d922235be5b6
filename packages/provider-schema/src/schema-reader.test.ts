import { describe, expect, it } from "vitest";
import { providerSchemas } from "./provider-schemas";
import type { Attribute, Body, NestedBlock, ResourceSchema } from "./resource-schema";
import { readSchema } from "./schema-reader";

function schemaOf(name: string): ResourceSchema {
  const schema = providerSchemas({ types: [name], from: __dirname })[name];
  if (schema === undefined) throw new Error(`no schema of ${name}`);
  return schema;
}

/** The attribute or block at a dotted path of block names. */
function memberAt(body: Body, path: string): Attribute | NestedBlock | undefined {
  const [name = "", ...rest] = path.split(".");
  const block = body.blocks[name];
  if (rest.length > 0) return block === undefined ? undefined : memberAt(block, rest.join("."));
  return body.attributes[name] ?? block;
}

/** A member in a word or two: `required string`, `list 1..1`. */
function summary(member: Attribute | NestedBlock | undefined): string {
  if (member === undefined) return "nothing";
  if ("use" in member) {
    const type = typeof member.type === "string" ? member.type : JSON.stringify(member.type);
    return `${member.use} ${type}`;
  }
  return `${member.nesting} ${member.minItems}..${member.maxItems ?? "*"}`;
}

const RULE_OBJECT =
  '{"cidr_blocks":["list","string"],"description":"string","from_port":"number","ipv6_cidr_blocks":["list","string"],"prefix_list_ids":["list","string"],"protocol":"string","security_groups":["set","string"],"self":"bool","to_port":"number"}';

/** Read by eye in the providers' documentation and in the bindings. */
const SPOT_CHECKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_vpc: {
    arn: "computed string",
    cidr_block: "defaulted string",
    enable_dns_support: "optional bool",
    ipv4_netmask_length: "optional number",
    tags: 'optional ["map","string"]',
    tags_all: 'defaulted ["map","string"]',
    timeouts: "nothing",
  },
  aws_eks_cluster: {
    name: "required string",
    role_arn: "required string",
    enabled_cluster_log_types: 'optional ["set","string"]',
    certificate_authority: 'computed ["list",["object",{"data":"string"}]]',
    identity: 'computed ["list",["object",{"oidc":["list",["object",{"issuer":"string"}]]}]]',
    vpc_config: "list 1..1",
    "vpc_config.subnet_ids": 'required ["set","string"]',
    "vpc_config.public_access_cidrs": 'defaulted ["set","string"]',
    "vpc_config.vpc_id": "computed string",
    encryption_config: "list 0..1",
    "encryption_config.provider": "list 1..1",
    "encryption_config.provider.key_arn": "required string",
    "kubernetes_network_config.service_ipv6_cidr": "computed string",
    timeouts: "single 0..*",
    "timeouts.create": "optional string",
  },
  aws_security_group: {
    ingress: `defaulted ["set",["object",${RULE_OBJECT}]]`,
    egress: `defaulted ["set",["object",${RULE_OBJECT}]]`,
    vpc_id: "defaulted string",
    "timeouts.delete": "optional string",
  },
  aws_s3_bucket_lifecycle_configuration: {
    bucket: "required string",
    rule: "list 0..*",
    "rule.id": "required string",
    "rule.prefix": "defaulted string",
    "rule.expiration": "list 0..*",
    "rule.expiration.days": "defaulted number",
    "rule.filter.and.tags": 'optional ["map","string"]',
    "rule.filter.tag.key": "required string",
    "rule.transition": "set 0..*",
    "rule.transition.storage_class": "required string",
  },
  aws_cloudfront_distribution: {
    enabled: "required bool",
    aliases: 'optional ["set","string"]',
    origin: "set 1..*",
    "origin.s3_origin_config": "list 0..1",
    origin_group: "set 0..*",
    default_cache_behavior: "list 1..1",
    "default_cache_behavior.forwarded_values.cookies": "list 1..1",
    ordered_cache_behavior: "list 0..*",
    restrictions: "list 1..1",
    viewer_certificate: "list 1..1",
    in_progress_validation_batches: "computed number",
  },
  aws_wafv2_web_acl: {
    "rule.statement": "list 1..1",
    "rule.statement.managed_rule_group_statement.vendor_name": "required string",
    "rule.statement.rate_based_statement.limit": "required number",
    "rule.statement.rate_based_statement.scope_down_statement.and_statement.statement": "list 1..*",
    "rule.statement.and_statement.statement.or_statement.statement.not_statement.statement": "list 1..*",
    "rule.statement.and_statement.statement.or_statement.statement.not_statement.statement.and_statement":
      "nothing",
    "rule.statement.byte_match_statement.text_transformation": "set 1..*",
  },
  aws_wafv2_rule_group: {
    "rule.statement.geo_match_statement.country_codes": 'required ["list","string"]',
    "rule.statement.managed_rule_group_statement": "nothing",
  },
  "data.aws_ssm_parameter": {
    name: "required string",
    value: "computed string",
    with_decryption: "optional bool",
  },
  "provider.aws": {
    region: "optional string",
    alias: "nothing",
    default_tags: "list 0..*",
    "default_tags.tags": 'optional ["map","string"]',
    "assume_role.policy_arns": 'optional ["set","string"]',
    endpoints: "set 0..*",
    "endpoints.sts": "optional string",
  },
  kubernetes_storage_class_v1: {
    storage_provisioner: "required string",
    mount_options: 'optional ["set","string"]',
    metadata: "list 1..1",
    "metadata.name": "defaulted string",
    "metadata.uid": "computed string",
    allowed_topologies: "list 0..1",
    "allowed_topologies.match_label_expressions": "list 0..*",
  },
  kubernetes_service_account_v1: {
    automount_service_account_token: "optional bool",
    default_secret_name: "computed string",
    image_pull_secret: "set 0..*",
    "metadata.annotations": 'optional ["map","string"]',
    secret: "set 0..*",
  },
  kubernetes_deployment_v1: {
    "spec.template.spec.container": "list 0..*",
    "spec.template.spec.container.name": "required string",
  },
  kubernetes_manifest: { manifest: "required dynamic", wait_for: "single 0..*" },
  "provider.kubernetes": { host: "optional string", "exec.command": "required string" },
  helm_release: {
    chart: "required string",
    values: 'optional ["list","string"]',
    atomic: "defaulted bool",
    set: "list 0..*",
    "set.name": "required string",
    "set_list.value": 'required ["list","string"]',
    postrender: "single 0..*",
    resources: 'computed ["map","string"]',
  },
  "provider.helm": { kubernetes: "single 0..*", "kubernetes.exec": "single 0..*" },
};

describe("schemas of the installed bindings", () => {
  for (const [name, members] of Object.entries(SPOT_CHECKS)) {
    it.each(Object.entries(members))(`${name} %s is %s`, (path, expected) => {
      expect(summary(memberAt(schemaOf(name), path))).toBe(expected);
    });
  }

  it.each([
    ["aws_vpc", "6.25.0"],
    ["kubernetes_namespace_v1", "2.38.0"],
    ["helm_release", "3.1.1"],
  ])("%s is of provider version %s", (name, version) => {
    expect(schemaOf(name).providerVersion).toBe(version);
  });
});

/** A resource as the generator writes it, with one attribute and one computed one. */
const shopItem = (
  change: { readonly storage?: string; readonly read?: string; readonly flags?: string } = {},
): string => `
export class ShopItem extends cdktf.TerraformResource {
  public constructor(scope: Construct, id: string, config: ShopItemConfig) {
    super(scope, id, {
      terraformResourceType: 'shop_item',
      terraformGeneratorMetadata: {
        providerName: 'shop',
        providerVersion: '1.2.3',
      },
    });
  }

  // price - ${change.flags ?? "computed: false, optional: false, required: true"}
  private _price?: number;
  public get price() {
    return this.getNumberAttribute('price');
  }

  // stock - computed: true, optional: false, required: false
  public get stock() {
    return ${change.read ?? "this.getStringMapAttribute('stock')"};
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      price: {
        value: cdktf.numberToHclTerraform(this._price),
        isBlock: false,
        type: "simple",
        storageClassType: "${change.storage ?? "number"}",
      },
    };
  }
}
`;

describe("readSchema", () => {
  it("reads a resource", () => {
    expect(readSchema("shop_item", shopItem())).toEqual({
      name: "shop_item",
      providerVersion: "1.2.3",
      attributes: {
        price: { type: "number", use: "required" },
        stock: { type: ["map", "string"], use: "computed" },
      },
      blocks: {},
    });
  });

  it("refuses the source of another type", () => {
    expect(() => readSchema("shop_basket", shopItem())).toThrow(
      new Error("shop_basket: expected bindings with terraformResourceType 'shop_basket', got shop_item"),
    );
  });

  it("refuses a resource where a data source was asked for", () => {
    expect(() => readSchema("data.shop_item", shopItem())).toThrow(
      new Error("data.shop_item: expected bindings with terraformResourceType 'shop_item', got none"),
    );
  });

  it.each([
    [
      "of an unknown storage class",
      { storage: "decimal" },
      "shop_item: price: expected an attribute of a known type, got one stored as simple of decimal",
    ],
    [
      "whose storage class and shape disagree",
      { storage: "numberList" },
      "shop_item: price: expected an attribute of a known type, got one stored as simple of numberList",
    ],
    [
      "that nobody sets",
      { flags: "computed: false, optional: false, required: false" },
      "shop_item: price: expected an attribute whose comment says who sets it",
    ],
    [
      "that is written but not announced",
      { flags: "unheard of" },
      "shop_item: price: expected an attribute whose comment says who sets it",
    ],
    [
      "read by an unknown getter",
      { read: "this.getDecimalAttribute('stock')" },
      "shop_item: stock: expected an attribute of a known type, got one read by this.getDecimalAttribute('stock')",
    ],
  ])("never guesses an attribute %s", (_, change, message) => {
    expect(() => readSchema("shop_item", shopItem(change))).toThrow(
      new Error(`${message}; the reader needs a rule for this version of the bindings`),
    );
  });

  it("names all attributes that it cannot resolve at once", () => {
    const source = shopItem({ storage: "decimal", read: "this.getDecimalAttribute('stock')" });
    expect(() => readSchema("shop_item", source)).toThrow(/^shop_item: price: .*\nshop_item: stock: .*$/);
  });
});
