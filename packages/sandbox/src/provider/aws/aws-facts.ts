import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "../facts/type-facts";
import { awsType } from "./known-types";

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
    const { facts = {}, values = {} } = awsType(type);
    const { filledBlocks = [], ...known } = withAdded(recorded[type] ?? {}, facts);
    const filled = filledBlocks.filter((block) => Object.hasOwn(values, block));
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
