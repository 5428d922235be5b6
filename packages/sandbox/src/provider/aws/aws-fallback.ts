import type { AttributeType } from "@strata/provider-schema";
import type { Value } from "../protocol/value";
import type { Draft, Fallback } from "../values/recipe";

/** When everything in the sandbox came to be: a clock would make every run another one. */
export const CREATED = "2026-01-01T00:00:00Z";

/** Texts by the last name of their path, where a type has no recipe of its own. The first rule that fits. */
const TEXTS: readonly { readonly name: RegExp; readonly recipe: string }[] = [
  { name: /^(owner_id|account_id|registry_id|owner|aws_account_id)$/, recipe: "{account}" },
  {
    name: /^(created?|modified|associated|updated)_(at|date|time)$|^(creation|last_modified)(_date|_time)?$/,
    recipe: CREATED,
  },
  { name: /^(create_date|last_modified_time|not_before|latest_restorable_time)$/, recipe: CREATED },
  { name: /^(etag|code_sha256|source_code_hash|hash)$/, recipe: "{hex:32}" },
  { name: /^(unique_id)$/, recipe: "AROA{upper:17}" },
  { name: /^(status|state)$/, recipe: "ACTIVE" },
  { name: /^(caller_reference|lock_token|revision_id|version_id|association_id)$/, recipe: "{uuid}" },
  { name: /^(id)$/, recipe: "{hex:17}" },
];

/**
 * A value without a recipe. What may have a prefix instead of a name is named as the provider names it; an ARN has the
 * general form; other texts that only the cloud gives are empty rather than invented.
 */
export const awsFallback: Fallback = (path, type, draft) => {
  const [root = ""] = path;
  const last = path.at(-1) ?? "";
  if (type === "string") {
    if (path.length === 1 && draft.has(`${last}_prefix`)) return generatedName(last, draft);
    const rule = TEXTS.find(({ name }) => name.test(last));
    if (rule !== undefined) return draft.fill(rule.recipe, path.join("."));
    return last === "arn" && path.length === 1
      ? draft.fill(`arn:aws:sandbox:{region}:{account}:${root}/{id}`, "arn")
      : "";
  }
  return emptyOf(path, type, draft);
};

function generatedName(attribute: string, draft: Draft): Value {
  const prefix = draft.text(`${attribute}_prefix`);
  return draft.fill(`${prefix === "" ? "terraform-" : prefix}{digits:26}`, attribute);
}

function emptyOf(path: readonly string[], type: AttributeType, draft: Draft): Value {
  if (type === "number") return 0;
  if (type === "bool") return false;
  if (typeof type === "string") return null;
  if (type[0] === "object") {
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [name, awsFallback([...path, name], inner, draft)]),
    );
  }
  return type[0] === "map" ? {} : [];
}
