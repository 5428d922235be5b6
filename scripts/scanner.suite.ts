import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadEnvironments } from "@strata/config";
import { stackName } from "@strata/contract";
import { pythonEnvironment } from "@strata/python";
import { layers } from "@strata/stacks/registry";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { type Accepted, accepts, readAccepted } from "./scanner/accepted";
import { describeFinding, type Finding, readReport, type Scan } from "./scanner/finding";
import { foundAt } from "./scanner/found";

const root = join(__dirname, "..");
const environments = join(root, "environments");
const accepted = readAccepted(environments);

/** The units of the repository, by the names of their stacks. */
const units = new Map(
  loadEnvironments({ root: environments, layers }).environments.flatMap(({ environment }) =>
    environment.layers.map((layer) => [
      stackName(environment.id, layer),
      { environment: environment.path, layer },
    ]),
  ),
);

/** A finding, and what its resource has where the check looked. */
type Found = Finding & { readonly found: readonly string[] };

/** Whether an entry accepts a finding. */
function isAccepted(entry: Accepted, finding: Found): boolean {
  const unit = units.get(finding.stack);
  return unit !== undefined && accepts(entry, finding, finding.found, unit);
}

/** Checkov on what is synthesized of every environment. */
describe("Checkov", () => {
  let scan: Scan;
  let findings: readonly Found[];

  beforeAll(async () => {
    const output = join(mkdtempSync(join(tmpdir(), "strata-scanner-")), "cdktf.out");
    const [{ folder }] = await Promise.all([
      pythonEnvironment({
        name: "checkov",
        requirements: join(__dirname, "scanner", "requirements.txt"),
        cache: join(root, ".cache"),
        installing: () => console.log("installing Checkov into .cache, once"),
      }),
      execa(process.execPath, [join(root, "packages/cli/bin/strata.cjs"), "synth"], {
        cwd: root,
        env: { CDKTF_OUTDIR: output },
      }),
    ]);
    for (const stack of units.keys()) {
      const file = join(output, "stacks", stack, "cdk.tf.json");
      // Checkov takes no list of blocks, and then reads nothing of the file; what an address was or is no more is no setting.
      const unit = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
      const { moved: _, removed: __, ...settings } = unit;
      writeFileSync(file, JSON.stringify(settings));
    }
    // Nothing is asked of a service: what it says of a resource is what the pinned version knows.
    const options = [
      "--framework",
      "terraform_json",
      "--skip-download",
      "--quiet",
      "--compact",
      "-o",
      "json",
    ];
    const { stdout } = await execa(
      join(folder, "bin", "python"),
      ["-m", "checkov.main", "-d", join(output, "stacks"), ...options],
      { reject: false },
    );
    scan = readReport(stdout);
    findings = scan.findings.map((finding) => {
      const file = join(output, "stacks", finding.stack, "cdk.tf.json");
      const unit: unknown = JSON.parse(readFileSync(file, "utf8"));
      return { ...finding, found: foundAt(unit, finding.resource, finding.places) };
    });
    console.log(
      `${scan.passed} checks passed, ${scan.findings.length} findings, ${accepted.length} entries accept them`,
    );
  });

  it("reads every stack", () => {
    expect(scan.unread).toBe(0);
    expect(scan.passed).toBeGreaterThan(1000);
  });

  it("finds nothing but what the list accepts", () => {
    const others = findings.filter((finding) => !accepted.some((entry) => isAccepted(entry, finding)));

    expect(others.map((finding) => describeFinding(finding, finding.found))).toEqual([]);
  });

  it("needs every entry of the list", () => {
    const unnecessary = accepted.filter((entry) => !findings.some((finding) => isAccepted(entry, finding)));

    expect(
      unnecessary.map(
        ({ at, check, layer, resource }) =>
          `${at}: ${check} ${layer} ${resource}: nothing is found, remove the entry`,
      ),
    ).toEqual([]);
  });
});
