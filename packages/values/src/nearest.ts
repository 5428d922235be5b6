import { distance } from "fastest-levenshtein";

/** How many names a message lists before it becomes a wall. */
const LISTED = 12;

/** The known name that was most likely meant, or undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = ranked(name, known);
  // Up to a third of the letters, two in a short name, but never all of them: further away it is another word.
  const limit = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1);
  return best !== undefined && best.edits <= limit ? best.name : undefined;
}

/** `did you mean "cidr"?`, or the names there are (the nearest of many), or undefined where there are none. */
export function suggestion(name: string, known: readonly string[]): string | undefined {
  const best = nearest(name, known);
  if (best !== undefined) {
    return `did you mean ${JSON.stringify(best)}?`;
  }
  const others = known.filter((candidate) => candidate !== name);
  if (others.length === 0) {
    return undefined;
  }
  return others.length <= LISTED
    ? `known: ${others.join(", ")}`
    : `known: ${nearestNames(name, others).join(", ")}, and ${others.length - LISTED} more`;
}

function nearestNames(name: string, known: readonly string[]): readonly string[] {
  return ranked(name, known)
    .slice(0, LISTED)
    .map((candidate) => candidate.name);
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
