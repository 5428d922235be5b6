import type { ResourceEntry } from "../../refinement";
import { type AttributeChange, attributeChanges, isUnknownAfter } from "../values";
import { after, before, type PlannedLayer, untilOf } from "./planned-layer";

/** What changes of a resource, parted by who decides it. */
export interface ResourceChanges {
  /** Changes of attributes that the unit gives, or whose values are known. */
  readonly given: readonly AttributeChange[];
  /** Attributes that the provider computes anew, known after the apply. */
  readonly computed: readonly string[];
}

/** The changes of a resource that stays, or is replaced. */
export function changesOf(layer: PlannedLayer, entry: ResourceEntry): ResourceChanges {
  const { change } = entry;
  const all = attributeChanges(before(change), after(change), untilOf(layer, entry));
  const shown = withoutEcho(all);
  const isReplaced = change.actions.includes("create");
  const isComputed = (one: AttributeChange): boolean => {
    if (!isUnknownAfter(one)) return false;
    const given = layer.until.gives(entry.address, attributeOf(one.path));
    // What is made anew has a new id and more such; only what the unit gives is of interest.
    return isReplaced ? given !== true : given === false;
  };
  return {
    given: shown.filter((one) => !isComputed(one)),
    computed: shown.filter(isComputed).map(({ path }) => path),
  };
}

/**
 * `tags_all` is `tags` and the default tags of the provider together: what both say is said once.
 * Source: AWS provider, Resource Tagging.
 */
function withoutEcho(changes: readonly AttributeChange[]): readonly AttributeChange[] {
  const said = new Set(changes.map((change) => JSON.stringify(change)));
  return changes.filter(
    (change) =>
      !/^tags_all\b/.test(change.path) ||
      !said.has(JSON.stringify({ ...change, path: change.path.replace(/^tags_all/, "tags") })),
  );
}

/** The attribute at the top of a path. */
export function attributeOf(path: string): string {
  return /^[^.[:]*/.exec(path)?.[0] ?? path;
}
