import type { ChangeRule, ClaimedName, SettingsProblem } from "@strata/config";
import { type NameParts, spellName } from "@strata/config/names/name-pattern";
import { isPlainMap, own, valueAt } from "@strata/values";

/**
 * A name that something of an entry gets in AWS: a default, and the setting that replaces it. Both are templates over
 * `{id}`, `{account}` and `{region}` of the environment, `{entry}`, the entry's texts and numbers by their keys (`{port}`),
 * and the names that are declared before it.
 */
export interface NameTemplate<Entry = never> {
  /** What bears the name, for example `S3 bucket`: names of different things do not meet. */
  readonly of: string | ((entry: Entry) => string);
  /** The name where no setting says another one, for example `{id}-{entry}-{account}`. */
  readonly default: string;
  /**
   * Where the name may be claimed once: in the account and region, in the account, or in the world; `anywhere`: it is no
   * claim, since several things may have it.
   */
  readonly scope: ClaimedName["scope"] | "anywhere";
  /** The region of a name whose scope is `region`, for example us-east-1 of global services. @default the environment's */
  readonly region?: string;
  /** Longest name that AWS takes, in characters. */
  readonly longest: number;
  /** What the whole name must look like, once it is spelled. */
  readonly pattern?: { readonly matches: RegExp; readonly expected: string };
  /** Dotted path of the setting inside the entry, or inside the item of a map. @default none: the default is the name */
  readonly setting?: string;
  /** Dotted path inside the entry that messages name where no setting says the name. @default the entry itself */
  readonly at?: string;
  /**
   * Dotted path of a map or a list inside the entry: one name for each key of the map, or each text of the list, which is
   * `{item}`. The texts of a list are templates, as settings are. The names of a list are spelled by its indexes.
   */
  readonly each?: string;
  /** Whether the entry has something of that name, from its settings and those of its layer. @default always */
  readonly when?: (entry: Entry, layer: never) => boolean;
  /**
   * Further parts by the word in braces, from the settings of the whole layer, such as the cluster's name, or of the
   * entry, whose name is the last argument. @default none
   */
  readonly parts?: (
    layer: never,
    environment: NameParts,
    entry: Entry,
    name: string,
  ) => Readonly<Record<string, string>>;
  /** Set where what bears the name cannot get another one. @default it can, or nothing is lost where it is made anew */
  readonly fixed?: ChangeRule;
}

/** The names of a kind, by what the code calls them. */
export type NameTemplates<Entry = never> = Readonly<Record<string, NameTemplate<Entry>>>;

/** The names of one entry, spelled: a text, or a text for each item. */
export type SpelledNames<N extends NameTemplates> = {
  readonly [P in keyof N]: N[P] extends { readonly each: string } ? Readonly<Record<string, string>> : string;
};

/** One entry whose names are spelled. */
export interface NamedEntry {
  /** Name of the entry; empty for what an environment has once. */
  readonly entry: string;
  /** Its settings. */
  readonly settings: unknown;
  /** Settings of the whole layer. */
  readonly layer: unknown;
  /** Path of the entry inside the layer's settings. */
  readonly path: readonly string[];
}

/** Spells the names of one entry. */
export function spellNames<N extends NameTemplates>(
  templates: N,
  { entry, settings, layer }: Omit<NamedEntry, "path">,
  environment: NameParts,
): SpelledNames<N> {
  const spelled: Record<string, string | Readonly<Record<string, string>>> = {};
  for (const [name, { default: template, setting, each, parts }] of Object.entries(templates)) {
    const more = parts?.(layer as never, environment, settings as never, entry);
    const known = { ...textsOf(settings), ...more, entry, ...textsOf(spelled) };
    const textIn = (around: unknown): string => {
      const set = setting === undefined ? undefined : valueAt(around, setting.split("."));
      return typeof set === "string" ? set : template;
    };
    spelled[name] =
      each === undefined
        ? spellName(textIn(settings), environment, known)
        : Object.fromEntries(
            itemsAt(settings, each).map(([key, item]) => {
              const spelledItem = spellName(item, environment, known);
              const text = textIn(valueAt(settings, [...each.split("."), key]));
              return [key, spellName(text, environment, { ...known, item: spelledItem })];
            }),
          );
  }
  return spelled as SpelledNames<N>;
}

/** A name as it was spelled for one entry, and where a person may change it. */
export interface PlacedName {
  /** What the code calls it. */
  readonly key: string;
  readonly template: NameTemplate;
  readonly name: string;
  readonly path: ClaimedName["path"];
  /** Whether a setting says it, rather than the default. */
  readonly isSet: boolean;
}

/** The names of an entry that it really has, each with the path of its setting, or of the entry where there is none. */
export function placedNames(
  templates: NameTemplates,
  entry: NamedEntry,
  parts: NameParts,
): readonly PlacedName[] {
  const spelled = spellNames(templates, entry, parts) as Readonly<
    Record<string, string | Readonly<Record<string, string>>>
  >;
  return Object.entries(templates)
    .filter(([, { when = () => true }]) => when(entry.settings as never, entry.layer as never))
    .flatMap(([key, template]): readonly PlacedName[] => {
      const name = own(spelled, key) ?? "";
      const { setting, at, each } = template;
      if (typeof name === "string") {
        const isSet = setting !== undefined && valueAt(entry.settings, setting.split(".")) !== undefined;
        const steps = (setting ?? at)?.split(".") ?? [];
        return [{ key, template, name, path: [...entry.path, ...steps], isSet }];
      }
      const steps = each?.split(".") ?? [];
      const isList = Array.isArray(valueAt(entry.settings, steps));
      return Object.entries(name).map(([item, text]) => {
        const place = [...steps, isList ? Number(item) : item, ...(setting?.split(".") ?? [])];
        const isSet = isList || (setting !== undefined && valueAt(entry.settings, place) !== undefined);
        return { key, template, name: text, path: [...entry.path, ...place], isSet };
      });
    });
}

/** Whether a name may be claimed once only. */
export function isClaim({ template }: PlacedName): boolean {
  return template.scope !== "anywhere";
}

/** The claim of a name in its scope. @throws {Error} for a name that is no claim: see {@link isClaim} */
export function claimOf(placed: PlacedName, entry: NamedEntry): ClaimedName {
  const { template, name, path } = placed;
  const { scope, region } = template;
  if (scope === "anywhere") throw new Error(`${name}: it may be borne more than once`);
  return { scope, ...(region === undefined ? {} : { region }), kind: bearerOf(placed, entry), name, path };
}

function bearerOf({ template: { of } }: PlacedName, { settings }: NamedEntry): string {
  return typeof of === "string" ? of : of(settings as never);
}

/**
 * The names of an entry that AWS would refuse: defaults are composed, so only spelled can they be judged. Of names that
 * extend another one, only that is reported.
 */
export function nameProblems(names: readonly PlacedName[], entry: NamedEntry): readonly SettingsProblem[] {
  const faulty = names.filter((name) => problemOf(name, entry) !== undefined);
  const extendsFaulty = ({ template }: PlacedName): boolean =>
    faulty.some(({ key }) => template.default.includes(`{${key}}`));
  return faulty.filter((name) => !extendsFaulty(name)).flatMap((name) => problemOf(name, entry) ?? []);
}

function problemOf(placed: PlacedName, entry: NamedEntry): SettingsProblem | undefined {
  const { template, name, path, isSet } = placed;
  const { longest, pattern, setting } = template;
  const kind = bearerOf(placed, entry);
  const fixed = entry.entry === "" ? "shorten the id of the environment" : "shorten the name of the entry";
  const other = setting === undefined ? fixed : `set ${setting}`;
  if (name.length > longest) {
    const got = `${JSON.stringify(name)}, which has ${name.length}`;
    const expected = `a name of at most ${longest} characters for the ${kind}`;
    return { path, expected, got, mend: isSet ? "shorten it" : other };
  }
  return pattern === undefined || pattern.matches.test(name)
    ? undefined
    : { path, expected: pattern.expected, got: JSON.stringify(name), mend: isSet ? "change it" : other };
}

function textsOf(values: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isPlainMap(values) ? values : {}).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, String(value)] as const] : [],
    ),
  );
}

/** The keys of a map, each by itself; the texts of a list, by their indexes. */
function itemsAt(settings: unknown, path: string): readonly (readonly [string, string])[] {
  const items = valueAt(settings, path.split("."));
  if (Array.isArray(items)) return items.map((text: unknown, index) => [String(index), String(text)]);
  return isPlainMap(items) ? Object.keys(items).map((key) => [key, key]) : [];
}
