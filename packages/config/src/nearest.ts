import { distance } from "fastest-levenshtein";

/** How many names a message lists before it becomes a wall. */
const LISTED = 12;

/** The known name that was most likely meant, or undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = ranked(name, known);
  // Up to a third of the letters, and two in a short name: further away it is another word.
  return best !== undefined && best.edits <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}

/** `did you mean "cidr"?`, or the names there are, nearest first, or undefined where there are none. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  const best = nearest(name, known);
  if (best !== undefined) {
    return `did you mean ${JSON.stringify(best)}?`;
  }
  const names = ranked(name, known).map((candidate) => candidate.name);
  if (names.length === 0) {
    return undefined;
  }
  const rest = names.length > LISTED ? `, and ${names.length - LISTED} more` : "";
  return `known: ${names.slice(0, LISTED).join(", ")}${rest}`;
}

/** Without case and separators: `node_groups` means `nodeGroups`. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

function ranked(name: string, known: readonly string[]): readonly { name: string; edits: number }[] {
  return known
    .filter((candidate) => candidate !== name)
    .map((candidate) => ({ name: candidate, edits: distance(folded(name), folded(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
}
