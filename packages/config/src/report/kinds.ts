import type { KindSummary, LayerDefinition } from "../layer-definition";
import { declaredReferences } from "../references/reference-walk";
import { type DescribedChange, describedChanges } from "./changes";

/** A kind of resource, as `strata config kinds` shows it. */
export interface DescribedKind extends KindSummary {
  /** `<layer>.<kind>`, as references name it. */
  readonly kind: string;
  /** What one entry is called. */
  readonly title: string;
  readonly form: "entries" | "single";
  readonly refersTo: readonly DescribedReference[];
  /** What of an entry that exists cannot be changed freely. */
  readonly changes: readonly DescribedChange[];
  /** What references may need of an entry. */
  readonly can: readonly { readonly name: string; readonly means: string }[];
}

/** A setting of a kind that names entries of others. */
export interface DescribedReference {
  /** Dotted path inside the layer's settings, with `*` for names of entries and for the places of a list. */
  readonly setting: string;
  readonly kinds: readonly string[];
}

/** Every kind of every layer, in the order in which they are built. */
export function describedKinds(layers: readonly LayerDefinition[]): readonly DescribedKind[] {
  const changes = describedChanges(layers);
  return layers.flatMap((layer) => {
    const references = declaredReferences(layer.settings);
    return (layer.kinds ?? []).map(({ key, title, isEntries = true, can = {}, summary }): DescribedKind => {
      const { description = title, settings = [key], outputs = [], names = [] } = summary ?? {};
      return {
        kind: `${layer.name}.${key}`,
        title,
        form: isEntries ? "entries" : "single",
        description,
        settings,
        outputs,
        names,
        refersTo: references
          .filter(({ path }) => settings.includes(path.split(".")[0] ?? ""))
          .map(({ path, reference }) => ({ setting: path, kinds: reference.kinds })),
        changes: changes.filter(({ setting }) =>
          settings.some((key) => `${setting}.`.startsWith(`${layer.name}.${key}.`)),
        ),
        can: Object.entries(can).map(([name, { expected }]) => ({ name, means: expected })),
      };
    });
  });
}

/** One kind in full, as lines for a terminal. */
export function renderKind(kind: DescribedKind): readonly string[] {
  const [layer] = kind.kind.split(".");
  const isEntries = kind.form === "entries";
  const settings = kind.settings.map((key) => `${layer}.${key}${isEntries ? ".<name>" : ""}`);
  const outputs = kind.outputs.map(
    (name) => `${layer}.${isEntries ? `${kind.settings[0]}.<name>.` : ""}${name}`,
  );
  return [
    `${kind.kind}: ${kind.description}`,
    ...section("settings", settings),
    ...section(
      "names by default",
      kind.names.map(({ of, default: template, setting }) => {
        return `${of}: ${template}${setting === undefined ? "" : `  (set by ${setting})`}`;
      }),
    ),
    ...section(
      "refers to",
      kind.refersTo.map(({ setting, kinds }) => `${setting}: ${kinds.join(" or ")}`),
    ),
    ...section(
      "cannot be changed freely",
      kind.changes.map(({ setting, rule, since }) => `${setting}: ${rule}, since ${since}`),
    ),
    ...section(
      "references may need",
      kind.can.map(({ name, means }) => `${name}: a ${kind.title} ${means}`),
    ),
    ...section("outputs", outputs),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
}
