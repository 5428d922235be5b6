import { formatOrigin, formatProblem, readCheckedFile, recordFiles } from "@strata/config";
import { z } from "zod";
import type { Finding } from "./finding";

const text = z.string().min(1);

/** The schema of `accepted-findings.yaml`. */
const acceptedFindings = z.strictObject({
  findings: z.array(
    z.strictObject({
      check: z
        .string()
        .regex(/^CKV2?_[A-Z]+_\d+$/, { error: "the id of a check, such as CKV_AWS_338" })
        .describe("Id of the check"),
      in: z
        .array(
          z.strictObject({
            layer: text.describe("Layer that has the resources"),
            resource: text.describe("Names of resources, without their types; `*` stands for any text"),
            accepts: z
              .array(text)
              .min(1)
              .optional()
              .describe(
                "What they have where the check looked, such as `retention_in_days 30`; any of these",
              ),
          }),
        )
        .min(1)
        .describe("What is excused, in the environments of the file's folder"),
      reason: text.describe("Why it is accepted"),
      proof: text.describe("What shows that the reason holds: a claim, a rule, the vendor's page"),
    }),
  ),
});

/** One place where a finding is accepted. */
export interface Accepted {
  readonly check: string;
  /** Folder whose environments it is about, from the environments folder; empty for all. */
  readonly folder: string;
  readonly layer: string;
  /** Names of resources; `*` stands for any text. */
  readonly resource: string;
  /** What they have where the check looked; absent where a check does not say where. */
  readonly accepts?: readonly string[] | undefined;
  readonly reason: string;
  /** A claim, a rule or the vendor's page. */
  readonly proof: string;
  /** Where it is written, such as `environments/accepted-findings.yaml:12:9`. */
  readonly at: string;
}

/** A stack as its environment's folder and its layer. */
export interface Unit {
  /** Folder of the environment, from the environments folder. */
  readonly environment: string;
  readonly layer: string;
}

/**
 * Reads every `accepted-findings.yaml` in and below the environments folder.
 * @param environments absolute path of that folder
 * @throws {Error} with every fault of all files
 */
export function readAccepted(environments: string): readonly Accepted[] {
  const read = recordFiles(environments, "accepted-findings.yaml").map(({ absolute, file, folder }) => ({
    folder,
    checked: readCheckedFile(absolute, file, acceptedFindings),
  }));
  const problems = read.flatMap(({ checked }) => ("problems" in checked ? checked.problems : []));
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return read.flatMap(({ checked, folder }) =>
    "problems" in checked
      ? []
      : checked.data.findings.flatMap(({ in: places, ...entry }, index) =>
          places.map((place, nth) => ({
            ...entry,
            ...place,
            folder,
            at: formatOrigin(checked.originOf(["findings", index, "in", nth])),
          })),
        ),
  );
}

/**
 * Whether an entry accepts a finding in a unit: it is about it, and names each value that was found.
 * @param found what the resource has where the check looked
 */
export function accepts(
  { check, folder, layer, resource, accepts: values }: Accepted,
  finding: Finding,
  found: readonly string[],
  unit: Unit,
): boolean {
  const isNamed =
    found.length === 0 ? values === undefined : found.every((value) => values?.includes(value) === true);
  return (
    isNamed &&
    check === finding.check &&
    layer === unit.layer &&
    (folder === "" || `${unit.environment}/`.startsWith(`${folder}/`)) &&
    glob(resource).test(finding.resource)
  );
}

function glob(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
