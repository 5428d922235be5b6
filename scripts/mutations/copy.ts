import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { type Mutation, mutated } from "./mutation";

/** What tests of claims read. */
const PARTS = [
  "cdktf.json",
  "environments",
  "package.json",
  "packages",
  "scripts",
  "stacks",
  "tsconfig.base.json",
  "tsconfig.json",
  "vitest.config.ts",
];

/** What commands and installations leave, and the ledger: it would refuse a mutation before any test reads it. */
const LEFT_OUT = ["cdktf.out", ".cache", ".strata", ".terraform", "state-ledger.yaml"];

/** A copy of the checkout as it stands, uncommitted changes too, where files can be spoilt one at a time. */
export class Copy {
  private readonly root = new TemporaryFolder(join(tmpdir(), "strata-mutations-"));

  /** Root of the copy. */
  readonly folder = this.root.path;

  /** Temporary files of the tests: those that fail, as they should, leave theirs. */
  readonly temporary = join(this.folder, "tmp");

  constructor(root: string) {
    mkdirSync(this.temporary);
    for (const part of PARTS) {
      cpSync(join(root, part), join(this.folder, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !LEFT_OUT.includes(basename(source)),
      });
    }
    this.linkModules(join(root, "node_modules"), join(this.folder, "node_modules"));
  }

  /** Runs something while one file is changed. */
  async spoilt<T>(mutation: Mutation, run: () => Promise<T>): Promise<T> {
    const path = join(this.folder, mutation.file);
    const content = readFileSync(path, "utf8");
    writeFileSync(path, mutated(content, mutation));
    try {
      return await run();
    } finally {
      writeFileSync(path, content);
    }
  }

  /** Removes it. */
  remove(): void {
    this.root.remove();
  }

  /** Libraries are those of the checkout. Packages of ours lead, by their relative links, into the copy. */
  private linkModules(from: string, to: string): void {
    mkdirSync(to);
    for (const name of readdirSync(from)) {
      if (name === "@strata")
        cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
      else if (name !== ".vite" && name !== ".vite-temp") symlinkSync(join(from, name), join(to, name));
    }
  }
}
