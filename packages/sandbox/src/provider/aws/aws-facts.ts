import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "../facts/type-facts";
import { awsRecipes } from "./recipes";

/**
 * What the recorded provider could not be asked, added to what it said. Source: the argument references.
 */
const BY_HAND: Readonly<Record<string, TypeFacts>> = {
  aws_wafv2_web_acl: { replace: ["name", "name_prefix", "scope"] },
  aws_wafv2_rule_group: { replace: ["name", "name_prefix", "scope", "capacity"] },
  aws_dynamodb_table: {
    defaults: { billing_mode: "PROVISIONED", deletion_protection_enabled: false },
    replace: ["hash_key", "range_key"],
  },
  aws_lambda_function: {
    defaults: {
      memory_size: 128,
      package_type: "Zip",
      publish: false,
      reserved_concurrent_executions: -1,
      skip_destroy: false,
      timeout: 3,
    },
  },
  aws_lb_target_group: {
    defaults: {
      deregistration_delay: "300",
      lambda_multi_value_headers_enabled: false,
      proxy_protocol_v2: false,
      slow_start: 0,
      target_type: "instance",
    },
  },
};

/**
 * Looks up what is known of an AWS type: nothing where the recorded provider does not have the type. Of the blocks
 * that the provider fills in, those count that the sandbox fills in too; the others it leaves empty, which Terraform's
 * strict checks allow.
 */
export function awsFacts(): (type: string) => TypeFacts {
  const recorded = JSON.parse(readFileSync(join(__dirname, "../facts/aws.json"), "utf8")) as Readonly<
    Record<string, TypeFacts>
  >;
  return (type) => {
    const { filledBlocks = [], ...known } = withAdded(recorded[type] ?? {}, BY_HAND[type] ?? {});
    const recipes = awsRecipes(type);
    const filled = filledBlocks.filter((block) => Object.hasOwn(recipes, block));
    return filled.length === 0 ? known : { ...known, filledBlocks: filled };
  };
}

function withAdded(recorded: TypeFacts, added: TypeFacts): TypeFacts {
  return {
    ...recorded,
    defaults: { ...recorded.defaults, ...added.defaults },
    // Version 6 lets nearly every resource name its region, and none can move.
    replace: [...(recorded.replace ?? []), ...(added.replace ?? []), "region"],
  };
}
