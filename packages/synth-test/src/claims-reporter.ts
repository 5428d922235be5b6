import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import type { ClaimMeta } from "./claim";

/** Prints, per file and in total, what share of the values that claims read turns them red when changed. */
export class ClaimsReporter implements Reporter {
  constructor(private readonly print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)) {}

  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules
      .map((module) => ({
        path: relative(process.cwd(), module.moduleId),
        claims: [...module.children.allTests()].flatMap((test) => test.meta().claim ?? []),
      }))
      .filter(({ claims }) => claims.length > 0);
    for (const { path, claims } of files) this.print(summary(path, claims));
    if (files.length > 0)
      this.print(
        summary(
          "all claims",
          files.flatMap(({ claims }) => claims),
        ),
      );
  }
}

/** One line, for example `shop.test.ts: 12 claims, 96 of 120 changes to what they read noticed (80 %)`. */
export function summary(name: string, claims: readonly ClaimMeta[]): string {
  const sum = (pick: (claim: ClaimMeta) => number): number =>
    claims.reduce((total, claim) => total + pick(claim), 0);
  const [noticed, changes, ids] = [
    sum((claim) => claim.noticed),
    sum((claim) => claim.changes),
    sum((claim) => claim.ids.length),
  ];
  const share = changes === 0 ? 0 : Math.floor((100 * noticed) / changes);
  return `${name}: ${ids} claims, ${noticed} of ${changes} changes to what they read noticed (${share} %)`;
}
