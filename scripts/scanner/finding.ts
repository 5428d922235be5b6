import { basename, dirname } from "node:path";
import { z } from "zod";

/** Something that a scanner has against a resource. */
export interface Finding {
  /** Such as `CKV_AWS_338`. */
  readonly check: string;
  /** Name of the stack, such as `shop-production-network`. */
  readonly stack: string;
  /** Name of the resource in its stack, without its type: Checkov leaves that out of some. */
  readonly resource: string;
  /** Name of the check, which says what it expects. */
  readonly title: string;
  /** Where in the resource it looked; not all checks say. */
  readonly places: readonly string[];
}

/** The part of Checkov's JSON report that is read. It is another one where no file has a resource. */
const report = z.object({
  results: z.object({
    failed_checks: z.array(
      z.object({
        check_id: z.string(),
        check_name: z.string(),
        file_path: z.string(),
        resource: z.string(),
        check_result: z.object({ evaluated_keys: z.array(z.string()).optional() }),
      }),
    ),
  }),
  summary: z.object({ passed: z.number(), parsing_errors: z.number() }),
});

/** What Checkov found. */
export interface Scan {
  readonly findings: readonly Finding[];
  /** How many checks passed. */
  readonly passed: number;
  /** How many files it could not read. */
  readonly unread: number;
}

/** Reads Checkov's report, `-o json`, on a folder of stacks. @throws {Error} when it is none */
export function readReport(text: string): Scan {
  const { results, summary } = report.parse(JSON.parse(text));
  return {
    findings: results.failed_checks.map(({ check_id, check_name, file_path, resource, check_result }) => ({
      check: check_id,
      stack: basename(dirname(file_path)),
      resource: resource.slice(resource.indexOf(".") + 1),
      title: check_name,
      places: check_result.evaluated_keys ?? [],
    })),
    passed: summary.passed,
    unread: summary.parsing_errors,
  };
}

/**
 * How a finding is shown.
 * @param found what the resource has where the check looked
 */
export function describeFinding(
  { check, stack, resource, title }: Finding,
  found: readonly string[],
): string {
  return `${check} ${stack} ${resource}: ${title}${found.length === 0 ? "" : ` (${found.join(", ")})`}`;
}
