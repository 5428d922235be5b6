import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { ROOT } from "./run";

const FOLDER = join(ROOT, "environments");

/** The environments of the repository, as folders under `environments/`. */
export function environments(): readonly string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === "environment.yaml")
    .map(({ parentPath }) => relative(FOLDER, parentPath))
    .sort();
}

/** Regions with zones a, b and c, one for each added environment: names and state keys may be made of the region. */
const REGIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "eu-central-1",
  "eu-north-1",
  "eu-west-2",
  "ap-southeast-1",
  "ap-southeast-2",
];

/** An environments folder with more environments, each of which says no more than it must. */
export interface Grown {
  /** Absolute path. */
  readonly root: string;
  /** The added environments, as folders under the root. */
  readonly added: readonly string[];
}

/** Copies the environments into a new folder and adds eight beside the first, which share all of its defaults. */
export function grown(): Grown {
  const root = join(new TemporaryFolder(join(tmpdir(), "strata-bench-")).path, "environments");
  cpSync(FOLDER, root, { recursive: true });
  const beside = dirname(environments()[0] ?? "");
  const added = REGIONS.map((region) => join(beside, `bench-${region}`));
  for (const [index, region] of REGIONS.entries()) {
    const folder = join(root, beside, `bench-${region}`);
    const lines = [
      `id: bench-${index + 1}`,
      `account: "${100000000001 + index}"`,
      `region: ${region}`,
      `network: { cidr: 10.${index + 100}.0.0/16 }`,
    ];
    mkdirSync(folder);
    writeFileSync(join(folder, "environment.yaml"), `${lines.join("\n")}\n`);
  }
  return { root, added };
}
