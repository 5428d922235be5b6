import { isPlainMap } from "@strata/values";
import { isOn, setAt, type Values } from "./effective";
import type { FloatingImage } from "./facts";

/** All three parts of a version, or the digest of what was built. */
const PINNED = /(^|[^\d.])\d+\.\d+\.\d+|@?sha256:[0-9a-f]{64}/;

/** Whether a tag, or a whole reference of an image, always means the same. */
export function isPinned(tag: string): boolean {
  return PINNED.test(tag);
}

/** An image that a registry may give another content tomorrow. */
export interface Floating {
  /** Dotted path in the values. */
  readonly at: string;
  readonly tag: string;
}

/** The images of a chart's values that float: those that are set, and those that the chart leaves floating. */
export function floatingImages(values: Values, chart: readonly FloatingImage[] = []): readonly Floating[] {
  const own = chart.flatMap(({ at, default: tag, made = [] }) =>
    setAt(values, at) === undefined && isOn(values, ...made) ? [{ at, tag }] : [],
  );
  return [...imagesIn(values).filter(({ tag }) => !isPinned(tag)), ...own];
}

/** Maps with a tag under a key that speaks of an image, and texts that are references of images. */
function imagesIn(value: unknown, path: readonly (string | number)[] = []): readonly Floating[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => imagesIn(member, [...path, index]));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    if (/^image$|Image$/.test(key) && typeof member === "string" && isReference(member)) {
      return [{ at: at.join("."), tag: member }];
    }
    if (key === "tag" && isOfImage(value, path) && isTag(member)) {
      return hasDigest(value) ? [] : [{ at: at.join("."), tag: String(member) }];
    }
    return imagesIn(member, at);
  });
}

/** A map that stands under such a key, or says where images come from. */
function isOfImage(value: Readonly<Record<string, unknown>>, path: readonly (string | number)[]): boolean {
  return (
    path.some((step) => /image/i.test(String(step))) ||
    ["hub", "registry", "repository"].some((key) => Object.hasOwn(value, key))
  );
}

/** A text such as `registry/name:tag`; an expression is somebody else's pin. */
function isReference(text: string): boolean {
  return /[/:]/.test(text) && !text.includes("${");
}

/** The empty tag means the chart's own version. */
function isTag(value: unknown): boolean {
  return (typeof value === "string" && value !== "" && !value.includes("${")) || typeof value === "number";
}

function hasDigest(image: Readonly<Record<string, unknown>>): boolean {
  return [image.digest, image.sha].some((digest) => typeof digest === "string" && digest !== "");
}
