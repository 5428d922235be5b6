import { EmulatorError } from "./emulator-error";

/**
 * What is done about a thing that the emulator cannot do:
 * - `resource`: it is left out, with all that refers to it, since it cannot be made
 * - `argument`: it is made without the argument, since with it, it cannot be made
 * - `drift`: it is made as it is, and reads back otherwise
 */
export const ALLOWANCE_KINDS = ["resource", "argument", "drift"] as const;

/** One line of the allow-list. */
export interface Allowance {
  readonly kind: (typeof ALLOWANCE_KINDS)[number];
  /** Such as `aws_eks_addon`. */
  readonly type: string;
  /** Top-level attribute or block. Of a `resource`: the one that tells which of the type are meant; all where absent. */
  readonly attribute?: string;
  /** Text that occurs in the attribute of those that are meant. */
  readonly value?: string;
  /**
   * What the emulator replied. Of a `drift`: the JSON of what was read back, or a part of it between ellipses (`…`);
   * otherwise text that occurs in the error.
   */
  readonly reply: string;
  /** Where it stands, such as `docs/emulator.md:31`. */
  readonly at: string;
}

/** First cells of the table's head, by which it is known. */
const HEAD = ["allowed", "type", "attribute", "what moto replied"];

/**
 * Reads the allow-list, the table of a Markdown page whose head is `allowed, type, attribute, what moto replied`.
 * @param name of the file, for messages
 * @throws {EmulatorError} with every line that is not understood
 */
export function parseAllowList(markdown: string, name: string): readonly Allowance[] {
  const rows = markdown
    .split("\n")
    .map((line, index) => ({ cells: cellsOf(line), at: `${name}:${index + 1}` }));
  const head = rows.findIndex(({ cells }) => cells?.join() === HEAD.join());
  if (head < 0)
    throw new EmulatorError([`${name}: expected a table with the head ${HEAD.join(" | ")}, got none`]);
  const end = rows.findIndex(({ cells }, index) => index > head && cells === undefined);
  const body = rows.slice(head + 2, end < 0 ? undefined : end);
  const read = body.map(({ cells = [], at }) => allowanceOf(cells, at));
  const names = read.map((allowance) => (typeof allowance === "string" ? "" : nameOf(allowance)));
  const problems = read.flatMap((allowance, index) => {
    if (typeof allowance === "string") return [allowance];
    const first = names.indexOf(nameOf(allowance));
    return first === index
      ? []
      : [`${allowance.at}: expected each entry once, got one of ${body[first]?.at} again`];
  });
  if (problems.length > 0) throw new EmulatorError(problems);
  return read.filter((allowance) => typeof allowance !== "string");
}

/** How an entry is spoken of, such as `drift aws_kms_key.rotation_period_in_days`. */
export function nameOf({ kind, type, attribute, value }: Allowance): string {
  const name = attribute === undefined ? type : `${type}.${attribute}`;
  return `${kind} ${name}${value === undefined ? "" : ` with ${value}`}`;
}

function allowanceOf(cells: readonly string[], at: string): Allowance | string {
  const [kind = "", type = "", attribute = "", reply = ""] = cells;
  const known = ALLOWANCE_KINDS.find((candidate) => candidate === kind);
  if (known === undefined)
    return `${at}: allowed: expected ${ALLOWANCE_KINDS.join(", ")}, got ${JSON.stringify(kind)}`;
  if (!/^aws_[a-z0-9_]+$/.test(type))
    return `${at}: type: expected one of AWS's, got ${JSON.stringify(type)}`;
  if (reply === "") return `${at}: what moto replied: expected some of its reply, got nothing`;
  const [name = "", value] = attribute.split(/\s+with\s+/);
  if (known === "resource" ? name !== "" && value === undefined : name === "" || value !== undefined)
    return known === "resource"
      ? `${at}: attribute: expected nothing or \`<attribute> with <text>\`, got ${JSON.stringify(attribute)}`
      : `${at}: attribute: expected the name of one, got ${JSON.stringify(attribute)}`;
  return {
    kind: known,
    type,
    ...(name === "" ? {} : { attribute: name }),
    ...(value === undefined ? {} : { value }),
    reply,
    at,
  };
}

/** The cells of a row without their code marks, or undefined where a line is none. */
function cellsOf(line: string): readonly string[] | undefined {
  if (!line.trim().startsWith("|")) return undefined;
  const cells = line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
  return cells.map((cell) => cell.trim().replaceAll("`", ""));
}
