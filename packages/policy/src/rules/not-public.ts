import type { PolicyDocument } from "@strata/inventory";
import { show } from "../checks";
import { type Check, met } from "../rule";

/** An Allow for everyone without a condition. */
function publicStatement(document: PolicyDocument): string | undefined {
  const found = document.statements.find(
    ({ effect, principals, conditions }) =>
      effect === "Allow" &&
      Object.values(principals).some((names) => names.includes("*")) &&
      Object.keys(conditions).length === 0,
  );
  return found === undefined ? undefined : show(found.sid ?? found.actions);
}

/** The policy at `policy` grants nothing to everyone. */
export const notPublic: Check = (resource) => {
  const found = publicStatement(resource.policy("policy"));
  return met(found === undefined, "no Allow for everyone without a condition", `${found}`);
};
