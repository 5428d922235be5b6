import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "../facts/type-facts";
import { awsRecipes } from "./recipes";

/** What {@link file://../facts/record.ts} could not be told, or what version 6 added to what version 5 answered. */
const BY_HAND: Readonly<Record<string, TypeFacts>> = {
  // Too large to ask. Source: the argument reference.
  aws_wafv2_web_acl: { replace: ["name", "name_prefix", "scope"] },
  aws_wafv2_rule_group: { replace: ["name", "name_prefix", "scope", "capacity"] },
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
    const { filledBlocks = [], ...known } = BY_HAND[type] ?? recorded[type] ?? {};
    const recipes = awsRecipes(type);
    const filled = filledBlocks.filter((block) => Object.hasOwn(recipes, block));
    return filled.length === 0 ? known : { ...known, filledBlocks: filled };
  };
}
