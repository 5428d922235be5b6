import fc from "fast-check";
import type { Values } from "../ledger/recorded.fixture";

/** A path into settings. */
type Path = readonly (string | number)[];

/** Settings in which one text is another one, as a key, a value, or beside what is there. */
export interface Mutant {
  /** For messages, for example `key at data.buckets.assets: "a.b"`. */
  readonly title: string;
  readonly values: Values;
}

/** Texts that code may trip over: names that every object and every construct has, separators, and Terraform's own. */
const TEXTS: readonly string[] = [
  ...["constructor", "toString", "hasOwnProperty", "this", "default", "Default", "Resource", "contract"],
  ...["", "0", "-", "a-", "a--b", "A", "a.b", "a_b", "a/b", "a+b", "a,b", "a@b", "a:b", "a b", "a\nb", "*"],
  ...["$" + "{x}", "%{x}", "é", "true", "null", "x".repeat(300)],
];

/** What one text may become and still be much like it: so that it passes its type, or meets another one. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(".", "-"),
  (text) => text.replaceAll("-", "."),
  (text) => text.replaceAll(/[-.]/g, "_"),
  (text) => text.replaceAll("-", "--"),
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(/([a-z])([A-Z])/g, "$1_$2"),
  ...["_", "_x", ".x", "+", "@x", "=", ",x", "/x", "*", " ", "\n", "$" + "{x}"].map(
    (end) => (text: string) => `${text}${end}`,
  ),
  ...["x.", "*.", "any.", "_", "service-role/", "/"].map((start) => (text: string) => `${start}${text}`),
];

/** Every way in which one text of settings can be another one. */
export function mutantOf(values: Values): fc.Arbitrary<Mutant> {
  const places = placesOf(values);
  return fc.constantFrom(...places).chain((place) => {
    const texts = [...TEXTS, ...CHANGES.map((change) => change(place.text))];
    return fc.constantFrom(...texts).map((text) => mutant(values, place, text));
  });
}

/** The mutants whose other text is this one, all of them. */
export function mutantsWith(values: Values, text: string): readonly Mutant[] {
  return placesOf(values).map((place) => mutant(values, place, text));
}

interface Place {
  readonly form: "key" | "key beside" | "value" | "item beside";
  readonly path: Path;
  /** What is there. */
  readonly text: string;
}

function placesOf(value: unknown, path: Path = []): readonly Place[] {
  const step = path.at(-1);
  const own: readonly Place[] = [
    ...(typeof value === "string" ? [{ form: "value" as const, path, text: value }] : []),
    ...(typeof value === "string" && typeof step === "number"
      ? [{ form: "item beside" as const, path, text: value }]
      : []),
    ...(typeof step === "string"
      ? (["key", "key beside"] as const).map((form) => ({ form, path, text: step }))
      : []),
  ];
  return [...own, ...membersOf(value).flatMap(([key, member]) => placesOf(member, [...path, key]))];
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function mutant(values: Values, { form, path, text: was }: Place, text: string): Mutant {
  const title = `${form} at ${path.join(".")}: ${JSON.stringify(text)}`;
  const at = form === "value" ? path : path.slice(0, -1);
  const changed = replaced(values, at, (value) => {
    if (form === "value") return text;
    if (Array.isArray(value)) return [...value, text];
    const entries = Object.entries(value as Values);
    const renamed = entries.map(([key, member]) => [key === was ? text : key, member] as const);
    const twin = entries.filter(([key]) => key === was).map(([, member]) => [text, member] as const);
    return Object.fromEntries(form === "key" ? renamed : [...entries, ...twin]);
  });
  return { title, values: changed as Values };
}

function replaced(value: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const members = membersOf(value).map(
    ([key, member]) => [key, key === step ? replaced(member, rest, change) : member] as const,
  );
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}
