import type { Attribute, AttributeType, AttributeUse, Body, NestedBlock } from "./resource-schema";

/**
 * The `statement` block of WAFv2 rules, which the bindings leave out. Source: the argument reference of
 * `aws_wafv2_web_acl` and `aws_wafv2_rule_group`, and the published schema of the provider.
 */

/** The provider lets `and`, `or` and `not` nest this deep: AWS has no limit, Terraform schemas are finite. */
const DEPTH = 3;

type Members = Readonly<Record<string, Attribute | NestedBlock>>;

const must = (type: AttributeType): Attribute => attribute(type, "required");
const may = (type: AttributeType): Attribute => attribute(type, "optional");
const filled = (type: AttributeType): Attribute => attribute(type, "defaulted");
/** A block that may stand once. */
const one = (members: Members): NestedBlock => ({
  nesting: "list",
  minItems: 0,
  maxItems: 1,
  ...body(members),
});
/** A block that must stand once. */
const oneRequired = (members: Members): NestedBlock => ({ ...one(members), minItems: 1 });
/** A block that may repeat. */
const many = (members: Members): NestedBlock => ({ nesting: "list", minItems: 0, ...body(members) });
/** A block that must stand and may repeat. */
const manyRequired = (members: Members): NestedBlock => ({ ...many(members), minItems: 1 });

const TEXTS: AttributeType = ["list", "string"];
const NUMBERS: AttributeType = ["list", "number"];
const TEXT_SET: AttributeType = ["set", "string"];
/** A block whose presence is all it says. */
const PRESENT = one({});

const TRANSFORMATION: NestedBlock = {
  ...manyRequired({ priority: must("number"), type: must("string") }),
  nesting: "set",
};
const FORWARDED_IP = { fallback_behavior: must("string"), header_name: must("string") };
const FINGERPRINT = one({ fallback_behavior: must("string") });

const FIELD_TO_MATCH = one({
  all_query_arguments: PRESENT,
  body: one({ oversize_handling: may("string") }),
  cookies: one({
    match_pattern: manyRequired({ all: PRESENT, excluded_cookies: may(TEXTS), included_cookies: may(TEXTS) }),
    match_scope: must("string"),
    oversize_handling: must("string"),
  }),
  header_order: many({ oversize_handling: must("string") }),
  headers: many({
    match_pattern: oneRequired({ all: PRESENT, excluded_headers: may(TEXTS), included_headers: may(TEXTS) }),
    match_scope: must("string"),
    oversize_handling: must("string"),
  }),
  ja3_fingerprint: FINGERPRINT,
  ja4_fingerprint: FINGERPRINT,
  json_body: one({
    invalid_fallback_behavior: may("string"),
    match_pattern: oneRequired({ all: PRESENT, included_paths: may(TEXTS) }),
    match_scope: must("string"),
    oversize_handling: may("string"),
  }),
  method: PRESENT,
  query_string: PRESENT,
  single_header: one({ name: must("string") }),
  single_query_argument: one({ name: must("string") }),
  uri_fragment: one({ fallback_behavior: filled("string") }),
  uri_path: PRESENT,
});

const MATCHED = { field_to_match: FIELD_TO_MATCH, text_transformation: TRANSFORMATION };

/** Statements that contain no other. */
const LEAVES: Members = {
  asn_match_statement: one({ asn_list: must(NUMBERS), forwarded_ip_config: one(FORWARDED_IP) }),
  byte_match_statement: one({
    ...MATCHED,
    positional_constraint: must("string"),
    search_string: must("string"),
  }),
  geo_match_statement: one({ country_codes: must(TEXTS), forwarded_ip_config: one(FORWARDED_IP) }),
  ip_set_reference_statement: one({
    arn: must("string"),
    ip_set_forwarded_ip_config: one({ ...FORWARDED_IP, position: must("string") }),
  }),
  label_match_statement: one({ key: must("string"), scope: must("string") }),
  regex_match_statement: one({ ...MATCHED, regex_string: must("string") }),
  regex_pattern_set_reference_statement: one({ ...MATCHED, arn: must("string") }),
  size_constraint_statement: one({ ...MATCHED, comparison_operator: must("string"), size: must("number") }),
  sqli_match_statement: one({ ...MATCHED, sensitivity_level: may("string") }),
  xss_match_statement: one(MATCHED),
};

const CUSTOM_HEADER = { name: must("string"), value: must("string") };
const INSERT_HEADERS = one({
  custom_request_handling: one({
    insert_header: { ...manyRequired(CUSTOM_HEADER), nesting: "set" },
  }),
});
const ACTION_OVERRIDES = many({
  action_to_use: oneRequired({
    allow: INSERT_HEADERS,
    block: one({
      custom_response: one({
        custom_response_body_key: may("string"),
        response_code: must("number"),
        response_header: { ...many(CUSTOM_HEADER), nesting: "set" },
      }),
    }),
    captcha: INSERT_HEADERS,
    challenge: INSERT_HEADERS,
    count: INSERT_HEADERS,
  }),
  name: must("string"),
});

const TRANSFORMED = { text_transformation: TRANSFORMATION };
const NAMED_AND_TRANSFORMED = one({ ...TRANSFORMED, name: must("string") });
const AGGREGATION_KEYS = many({
  asn: PRESENT,
  cookie: NAMED_AND_TRANSFORMED,
  forwarded_ip: PRESENT,
  header: NAMED_AND_TRANSFORMED,
  http_method: PRESENT,
  ip: PRESENT,
  ja3_fingerprint: FINGERPRINT,
  ja4_fingerprint: FINGERPRINT,
  label_namespace: one({ namespace: must("string") }),
  query_argument: NAMED_AND_TRANSFORMED,
  query_string: one(TRANSFORMED),
  uri_path: one(TRANSFORMED),
});

const IDENTIFIER = { identifier: must("string") };
const IDENTIFIERS = one({ identifiers: must(TEXTS) });
const RESPONSE_INSPECTION = one({
  body_contains: one({ failure_strings: must(TEXT_SET), success_strings: must(TEXT_SET) }),
  header: one({ failure_values: must(TEXT_SET), name: must("string"), success_values: must(TEXT_SET) }),
  json: one({ failure_values: must(TEXT_SET), identifier: must("string"), success_values: must(TEXT_SET) }),
  status_code: one({ failure_codes: must(["set", "number"]), success_codes: must(["set", "number"]) }),
});

const MANAGED_RULE_GROUP_CONFIGS = many({
  aws_managed_rules_acfp_rule_set: one({
    creation_path: must("string"),
    enable_regex_in_path: filled("bool"),
    registration_page_path: must("string"),
    request_inspection: oneRequired({
      address_fields: IDENTIFIERS,
      email_field: one(IDENTIFIER),
      password_field: one(IDENTIFIER),
      payload_type: must("string"),
      phone_number_fields: IDENTIFIERS,
      username_field: one(IDENTIFIER),
    }),
    response_inspection: RESPONSE_INSPECTION,
  }),
  aws_managed_rules_anti_ddos_rule_set: one({
    client_side_action_config: oneRequired({
      challenge: oneRequired({
        exempt_uri_regular_expression: many({ regex_string: may("string") }),
        sensitivity: may("string"),
        usage_of_action: must("string"),
      }),
    }),
    sensitivity_to_block: may("string"),
  }),
  aws_managed_rules_atp_rule_set: one({
    enable_regex_in_path: filled("bool"),
    login_path: must("string"),
    request_inspection: one({
      password_field: oneRequired(IDENTIFIER),
      payload_type: must("string"),
      username_field: oneRequired(IDENTIFIER),
    }),
    response_inspection: RESPONSE_INSPECTION,
  }),
  aws_managed_rules_bot_control_rule_set: one({
    enable_machine_learning: filled("bool"),
    inspection_level: must("string"),
  }),
  login_path: may("string"),
  password_field: one(IDENTIFIER),
  payload_type: may("string"),
  username_field: one(IDENTIFIER),
});

/** Statements of a web ACL's rule. */
export const wafv2WebAclStatement: NestedBlock = oneRequired({
  ...statements(DEPTH),
  managed_rule_group_statement: one({
    managed_rule_group_configs: MANAGED_RULE_GROUP_CONFIGS,
    name: must("string"),
    rule_action_override: ACTION_OVERRIDES,
    scope_down_statement: one(statements(DEPTH - 1)),
    vendor_name: must("string"),
    version: filled("string"),
  }),
  rate_based_statement: rateBased(),
  rule_group_reference_statement: one({ arn: must("string"), rule_action_override: ACTION_OVERRIDES }),
});

/** Statements of a rule group's rule: it cannot refer to another group. */
export const wafv2RuleGroupStatement: NestedBlock = oneRequired({
  ...statements(DEPTH),
  rate_based_statement: rateBased(),
});

function rateBased(): NestedBlock {
  return one({
    aggregate_key_type: may("string"),
    custom_key: AGGREGATION_KEYS,
    evaluation_window_sec: may("number"),
    forwarded_ip_config: one(FORWARDED_IP),
    limit: must("number"),
    scope_down_statement: one(statements(DEPTH - 1)),
  });
}

/** The leaves, and the three that combine statements, `depth` levels of them. */
function statements(depth: number): Members {
  if (depth === 0) return LEAVES;
  const combined = one({ statement: manyRequired(statements(depth - 1)) });
  return { ...LEAVES, and_statement: combined, not_statement: combined, or_statement: combined };
}

function attribute(type: AttributeType, use: AttributeUse): Attribute {
  return { type, use };
}

function body(members: Members): Body {
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const [name, member] of Object.entries(members)) {
    if ("use" in member) attributes[name] = member;
    else blocks[name] = member;
  }
  return { attributes, blocks };
}
