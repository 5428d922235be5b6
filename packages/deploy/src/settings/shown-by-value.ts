import type { ChangedAttribute } from "./changed-attributes";
import type { ChangedSetting } from "./changed-settings";

type Scalar = string | number | boolean;

/** A text of fewer characters is found in too many places by chance. */
const TELLING = 4;

/** Where a changed attribute is, as seen from a setting. */
export interface Reach {
  /** Whether the attribute is of a resource of the setting's own layer. A field of the environment is of every layer. */
  readonly isOwnLayer: boolean;
}

/**
 * Whether a changed attribute shows a setting's change: what goes has the setting's old value, and what comes its new
 * one. A value that occurs by chance, such as `true` or 3, counts only in the setting's layer, and where both names have a
 * word in common: `min` and `scaling_config.min_size`.
 */
export function isShownBy(
  setting: ChangedSetting,
  attribute: ChangedAttribute,
  { isOwnLayer }: Reach,
): boolean {
  const [old, now] = [scalarsOf(setting.before), scalarsOf(setting.after)];
  if (old === undefined || now === undefined) return false;
  const gone = old.filter((value) => !now.includes(value));
  const come = now.filter((value) => !old.includes(value));
  if (gone.length + come.length === 0) return false;
  const isTelling = gone.length > 0 && come.length > 0 && [...gone, ...come].every(tells);
  if (!isTelling && !(isOwnLayer && haveWordInCommon(setting.path, attribute.path))) return false;
  return isIn(gone, attribute.gone, isTelling) && isIn(come, attribute.come, isTelling);
}

/** Whether the attribute has each of the values, on one side. Where a setting has none there, it must have none either. */
function isIn(values: readonly Scalar[], attribute: readonly Scalar[], isTelling: boolean): boolean {
  if (values.length === 0) return attribute.length === 0;
  return values.every((value) =>
    attribute.some(
      (one) => one === value || String(one) === String(value) || (isTelling && contains(one, value)),
    ),
  );
}

/** Whether a text has another one in it as a word of its own: `10.1.0.0/16` is not in `110.1.0.0/16`. */
function contains(text: Scalar, value: Scalar): boolean {
  if (typeof text !== "string") return false;
  const word = String(value).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w])${word}(?![\\w])`).test(text);
}

function tells(value: Scalar): boolean {
  return typeof value === "string" && value.length >= TELLING && Number.isNaN(Number(value));
}

/** The scalars of a scalar or of a list of them; none of what is not set; undefined for a map. */
function scalarsOf(value: unknown): readonly Scalar[] | undefined {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.every(isScalar) ? value : undefined;
  return isScalar(value) ? [value] : undefined;
}

function isScalar(value: unknown): value is Scalar {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** Compares the key of a setting with the last step of an attribute. */
function haveWordInCommon(path: readonly string[], attribute: string): boolean {
  const words = wordsOf(path.at(-1) ?? "");
  return wordsOf(attribute.split(".").at(-1) ?? "").some((word) => words.includes(word));
}

/** `retentionDays` and `retention_in_days` have `retention` and `days`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}
