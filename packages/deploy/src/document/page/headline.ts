import type { EnvironmentPlans } from "../content";
import { isPlanned } from "./layer-table";
import type { EnvironmentPage, Line as PageLine } from "./node";
import { counted, joined } from "./words";

type Headline = EnvironmentPage["headline"][number];

/** Counts of what would be done, in the order in which it matters. */
const DONE: readonly (readonly [
  words: string,
  name: "delete" | "replace" | "update" | "create" | "import" | "forget",
])[] = [
  ["to destroy", "delete"],
  ["to replace", "replace"],
  ["to change", "update"],
  ["to create", "create"],
  ["to import", "import"],
  ["to forget", "forget"],
];

/** What decides, in a sentence each. */
export function headlineOf(plans: EnvironmentPlans): readonly Headline[] {
  return [...summaryOf(plans), ...circumstances(plans)];
}

/** The same without what the plans were made against. */
export function summaryOf(plans: EnvironmentPlans): readonly Headline[] {
  return [...failures(plans), ...decisions(plans), ...counts(plans)];
}

function failures({ layers }: EnvironmentPlans): readonly Headline[] {
  const of = (status: string): readonly string[] =>
    layers.filter((line) => line.status === status).map(({ layer }) => layer);
  const [failed, skipped] = [of("failed"), of("skipped")];
  const broken = layers.filter((line) => isPlanned(line) && line.isIncomplete).map(({ layer }) => layer);
  if (failed.length + skipped.length + broken.length === 0) return [];
  const parts = [
    ...(failed.length === 0 ? [] : [`${joined(failed)} failed`]),
    ...(skipped.length === 0 ? [] : [`${joined(skipped)} ${skipped.length === 1 ? "was" : "were"} skipped`]),
    ...(broken.length === 0 ? [] : [`Terraform broke off in ${joined(broken)}`]),
  ];
  return [said(`This is not the whole plan: ${parts.join("; ")}.`, "danger")];
}

function decisions({ decisions: all }: EnvironmentPlans): readonly Headline[] {
  const guarded = all.filter(({ guarded: guard }) => guard !== undefined);
  const open = all.filter(
    ({ guarded: guard, findings }) =>
      guard === undefined &&
      findings.some(({ effect, verdict }) => verdict === "found" && effect !== "interrupts"),
  );
  const number = (some: typeof all): number => some.reduce((sum, { addresses }) => sum + addresses.length, 0);
  const [held, undecided] = [number(guarded), number(open)];
  const verbs = guarded.every(({ action }) => action === "delete")
    ? "deleted"
    : guarded.every(({ action }) => action === "replace")
      ? "replaced"
      : "deleted or replaced";
  return [
    ...(held === 0
      ? []
      : [
          said(
            `${counted(held, "resource")} that ${held === 1 ? "holds" : "hold"} data would be ${verbs}: the apply stops unless ${held === 1 ? "it" : "each"} is allowed by its address.`,
            "danger",
          ),
        ]),
    ...(undecided === 0
      ? []
      : [said(`${counted(undecided, held === 0 ? "change" : "more change")} to decide on.`, "warning")]),
  ];
}

function counts(plans: EnvironmentPlans): readonly Headline[] {
  const { layers, bookkeeping, mode } = plans;
  const planned = layers.filter(isPlanned);
  const done = DONE.map(([words, name]) => ({
    words,
    count: planned.reduce((sum, { actions }) => sum + actions[name], 0),
  })).filter(({ count }) => count > 0);
  const moved = bookkeeping.filter(({ is }) => is === "moved").length;
  const parts = [
    ...done.map(({ words, count }) => `${count.toLocaleString("en-US")} ${words}`),
    ...(moved === 0 ? [] : [`${moved.toLocaleString("en-US")} to move`]),
  ];
  const drifted = planned.reduce((sum, { drift }) => sum + drift, 0);
  const outside = drifted === 0 ? "" : ` ${counted(drifted, "resource")} changed outside of Terraform.`;
  const changing = planned.filter(({ hasChanges }) => hasChanges);
  if (parts.length > 0) {
    const where = `in ${counted(changing.length, "layer")} of ${layers.length}`;
    const what = mode === "destroy" ? "Destroys the environment: " : "";
    return [said(`${what}${joined(parts)}, ${where}.${outside}`, "plain")];
  }
  if (planned.length === 0) return [];
  if (changing.length > 0) {
    return [
      said(
        `No resource changes; outputs do in ${joined(changing.map(({ layer }) => layer))}.${outside}`,
        "plain",
      ),
    ];
  }
  const all = planned.length === layers.length ? "all" : "the other";
  const which = planned.length === 1 ? "the layer is" : `${all} ${planned.length} layers are`;
  const same =
    mode === "destroy" ? "Nothing is left to destroy" : `Nothing changes: ${which} as the settings say`;
  return [said(`${same}.${outside}`, "good")];
}

/** What the plans were made against. */
function circumstances({ layers, against, refresh, mode }: EnvironmentPlans): readonly Headline[] {
  const provisional = layers.filter(({ status }) => status === "provisional").map(({ layer }) => layer);
  return [
    ...(against === "nothing"
      ? [said("There was no state bucket: planned as if nothing existed.", "plain")]
      : []),
    ...(refresh ? [] : [said("Made from the states alone: what really exists was not read.", "warning")]),
    ...(provisional.length === 0 || mode === "destroy"
      ? []
      : [
          said(
            `${joined(provisional)} ${provisional.length === 1 ? "is" : "are"} provisional: planned again once what ${provisional.length === 1 ? "it reads" : "they read"} is real, and applied only if that plan does what this one says.`,
            "plain",
          ),
        ]),
  ];
}

function said(text: string, tone: Headline["tone"]): Headline {
  const line: PageLine = [text];
  return { line, tone };
}
