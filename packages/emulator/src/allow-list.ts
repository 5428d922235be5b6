import { join } from "node:path";
import { formatOrigin, formatProblem, type Problem, readCheckedFile, recordFiles } from "@strata/config";
import { z } from "zod";
import { EmulatorError } from "./emulator-error";

/** What an entry of any kind says. */
const entry = {
  type: z
    .string()
    .regex(/^aws_[a-z0-9_]+$/, { error: "a resource type of AWS" })
    .describe("Resource type, such as `aws_eks_addon`"),
  reply: z
    .string()
    .min(1)
    .describe(
      "What the emulator replied: text in the error. Of a `drift`, the JSON that was read back, or a part of it between ellipses (`…`)",
    ),
  reason: z.string().min(1).describe("What the emulator lacks"),
  proof: z
    .string()
    .min(1)
    .describe(
      "Why AWS answers otherwise: the page of its API reference, or the provider's source, that says so",
    ),
};

const attribute = z.string().regex(/^[a-z0-9_]+$/, { error: "the name of a top-level attribute or block" });

const allowance = z.discriminatedUnion("allow", [
  z.strictObject({
    allow: z.literal("resource").describe("Left out with all that refers to it: it cannot be made"),
    ...entry,
    attribute: attribute.optional().describe("Attribute that tells which resources of the type are meant"),
    contains: z
      .string()
      .min(1)
      .optional()
      .describe("Text that occurs in this attribute of those that are meant"),
  }),
  z.strictObject({
    allow: z.literal("argument").describe("Made without this argument: it cannot be made with it"),
    ...entry,
    attribute,
  }),
  z.strictObject({
    allow: z.literal("drift").describe("Made as declared; this attribute reads back with another value"),
    ...entry,
    attribute,
  }),
]);

const allowList = z.strictObject({ allowances: z.array(allowance) });

/** One entry of the allow-list: something that the emulator cannot do. */
export interface Allowance {
  readonly allow: "resource" | "argument" | "drift";
  /** Such as `aws_eks_addon`. */
  readonly type: string;
  /** Top-level attribute or block. Of a `resource`: the one that tells which of the type are meant; all where absent. */
  readonly attribute?: string | undefined;
  /** Text that occurs in the attribute of those that are meant. */
  readonly contains?: string | undefined;
  /** Text in the error. Of a `drift`, the JSON that was read back, or a part of it between ellipses (`…`). */
  readonly reply: string;
  readonly reason: string;
  /** Why AWS answers otherwise, with the source. */
  readonly proof: string;
  /** Folder whose environments need it, from the environments folder; empty for all. */
  readonly folder: string;
  /** Where it is written, such as `packages/emulator/src/allow-list.yaml:5:5`. */
  readonly at: string;
}

/** One file of entries. */
export interface AllowList {
  /** Absolute path. */
  readonly absolute: string;
  /** Name for messages. */
  readonly file: string;
  readonly folder: string;
}

/** The entries that hold for every environment: limits of moto itself. */
export const ALLOW_LIST: AllowList = {
  absolute: join(__dirname, "allow-list.yaml"),
  file: "packages/emulator/src/allow-list.yaml",
  folder: "",
};

/**
 * Every allow-list: {@link ALLOW_LIST} and the `emulator-allowances.yaml` of folders of environments.
 * @param environments absolute path of the environments folder
 */
export function allowLists(environments: string): readonly AllowList[] {
  return [ALLOW_LIST, ...recordFiles(environments, "emulator-allowances.yaml")];
}

/**
 * Reads the entries of allow-lists.
 * @throws {EmulatorError} with every fault of all files, and with entries that are there twice
 */
export function readAllowLists(lists: readonly AllowList[]): readonly Allowance[] {
  const read = lists.map(readAllowList);
  const all = read.flatMap((result) => ("problems" in result ? [] : result.allowances));
  const problems = read.flatMap((result) => ("problems" in result ? result.problems.map(formatProblem) : []));
  const lines = [...problems, ...repeated(all)];
  if (lines.length > 0) throw new EmulatorError(lines);
  return all;
}

/** How an entry is spoken of, such as `drift aws_kms_key.rotation_period_in_days`. */
export function nameOf({ allow, type, attribute, contains }: Allowance): string {
  const name = attribute === undefined ? type : `${type}.${attribute}`;
  return `${allow} ${name}${contains === undefined ? "" : ` with ${contains}`}`;
}

/** Whether an entry holds for an environment, by the path of its folder from the environments folder. */
export function holdsFor({ folder }: Pick<Allowance, "folder">, environment: string): boolean {
  return folder === "" || environment === folder || environment.startsWith(`${folder}/`);
}

function readAllowList({
  absolute,
  file,
  folder,
}: AllowList): { readonly allowances: readonly Allowance[] } | { readonly problems: readonly Problem[] } {
  const checked = readCheckedFile(absolute, file, allowList);
  if ("problems" in checked) return checked;
  const allowances = checked.data.allowances.map((each, index) => ({
    ...each,
    folder,
    at: formatOrigin(checked.originOf(["allowances", index])),
  }));
  const problems = checked.data.allowances.flatMap((each, index): Problem[] => {
    if (each.allow !== "resource" || (each.attribute === undefined) === (each.contains === undefined))
      return [];
    const [expected, got] =
      each.contains === undefined
        ? ["contains beside attribute", "attribute alone"]
        : ["attribute beside contains", "contains alone"];
    const path = ["allowances", index];
    return [{ ...checked.originOf(path), path: path.join("."), expected, got }];
  });
  return problems.length > 0 ? { problems } : { allowances };
}

/** Entries that say what another one says already. */
function repeated(allowances: readonly Allowance[]): readonly string[] {
  return allowances.flatMap((each, index) => {
    const first = allowances.findIndex((other) => nameOf(other) === nameOf(each));
    return first === index
      ? []
      : [
          `${each.at}: ${nameOf(each)}: expected each entry once, got the one of ${allowances[first]?.at} again`,
        ];
  });
}
