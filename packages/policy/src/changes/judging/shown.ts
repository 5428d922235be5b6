import type { Known, ResourceChange } from "@strata/inventory";

/** Longer values are cut. */
const LONGEST = 90;

/** Attributes that may hold what nobody should read in a log, whether or not their provider calls them sensitive. */
const NOT_SHOWN =
  /(^|\.)(user_data(_base64)?|[a-z_]*password|auth_token|secret_string|secret_binary|values?|set_sensitive)$/;

/** An attribute, and what the plan says of its values, as text. */
export interface ShownChange {
  readonly attribute: string;
  readonly from: string;
  readonly to: string;
}

/** An attribute on both sides of a change. Sensitive values are not in it. */
export function shownChange({ before, after }: ResourceChange, attribute: string): ShownChange {
  return {
    attribute,
    from: shown(attribute, before.at(attribute)),
    to: shown(attribute, after.at(attribute)),
  };
}

function shown(attribute: string, found: Known): string {
  if (found.is === "unknown") return "unknown until apply";
  if (found.isSensitive) return "(sensitive)";
  if (found.value === null || found.value === undefined) return "nothing";
  if (NOT_SHOWN.test(attribute)) return "(not shown)";
  const text = JSON.stringify(found.value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
}
