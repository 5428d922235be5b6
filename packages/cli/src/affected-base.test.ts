import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { Repository } from "../../deploy/src/git/repository.fixture";
import { OwnProject, type Run } from "../../project/src/own-project.fixture";
import { CommittedProject, environmentYaml } from "./affected.fixture";

const STRATA = join(__dirname, "..", "bin", "strata.cjs");
const YAML = "environments/acme/environment.yaml";

/** What it said of each unit: the stack, and why. */
const reasons = ({ stdout }: Run): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (
      JSON.parse(stdout) as { readonly units: readonly { stack: string; why: readonly { text: string }[] }[] }
    ).units.map(({ stack, why }) => [stack, why.map(({ text }) => text)]),
  );

describe("the base of strata affected", { timeout: 60_000 }, () => {
  const project = new CommittedProject();
  const { repository, first } = project;
  afterAll(() => project.remove());
  beforeEach(() => {
    repository.git("checkout", "--quiet", "--force", "-B", "main", first);
    repository.git("clean", "--quiet", "--force", "-d");
  });
  const affected = (...args: readonly string[]) => project.strata("affected", "--base", "main", ...args);

  describe.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
    "after %s while it checks the base out",
    (signal) => {
      const place = join(project.root, ".strata", "base");
      const unfinished = (): readonly string[] =>
        (existsSync(place) ? readdirSync(place) : []).filter((name) => name.startsWith(".making-"));

      it("answers as if nothing had been, and leaves nothing half-made", async () => {
        project.write("environments/beta/environment.yaml", environmentYaml("beta"));
        const base = repository.commit(`Before ${signal}`);
        project.write(YAML, environmentYaml("acme", { title: signal }));
        const killed = spawn(process.execPath, [STRATA, "affected", "--base", base], { cwd: project.root });
        const ended = once(killed, "exit");
        while (unfinished().length === 0) await setTimeout(1);
        killed.kill(signal);
        expect(await ended).toEqual([null, signal]);

        const run = await project.strata("affected", "--base", base, "--json");

        expect(reasons(run)).toEqual({ "acme-pages": ["output.title changed: value"] });
        expect(unfinished()).toEqual([]);
        expect(
          repository
            .git("worktree", "list")
            .split("\n")
            .filter((line) => /making|prunable/.test(line)),
        ).toEqual([]);
        expect(repository.git("worktree", "list")).toContain(`base/${base}`);
      });
    },
  );

  it("works in a folder of a larger repository, through a link to it, and twice at once", async () => {
    const larger = new Repository();
    const shop = join(larger.root, "infra", "shop");
    cpSync(project.root, shop, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => ![".git", ".strata"].includes(basename(path)),
    });
    larger.commit();
    larger.write(join("infra", "shop", YAML), environmentYaml("acme", { title: "Larger" }));
    symlinkSync(shop, join(larger.root, ".git", "linked"));
    const strata = (cwd: string) =>
      execa(process.execPath, [STRATA, "affected", "--base", "main"], { cwd, reject: false });
    const runs = await Promise.all([
      strata(shop),
      strata(join(larger.root, ".git", "linked")),
      strata(join(shop, "platform")),
    ]);
    const trees = larger.git("worktree", "list").split("\n");
    larger.remove();

    expect(runs.map(({ exitCode, stdout }) => [exitCode, stdout.split("\n")[2]])).toEqual(
      Array(3).fill([0, "    output.title changed: value"]),
    );
    expect(trees).toHaveLength(2);
  });

  it("leaves work trees of others alone, also those whose folder is away", async () => {
    const elsewhere = `${project.root}-elsewhere`;
    repository.git("worktree", "add", "--quiet", "--detach", elsewhere);
    rmSync(elsewhere, { recursive: true });
    project.write(YAML, environmentYaml("acme", { note: "others" }));
    const base = repository.commit();
    project.write(YAML, environmentYaml("acme", { title: "Others" }));
    const run = await project.strata("affected", "--base", base);
    const trees = repository.git("worktree", "list");
    repository.git("worktree", "prune");

    expect(run.exitCode).toBe(0);
    expect(trees).toContain(elsewhere);
  });

  it("keeps only a few bases", async () => {
    for (const title of ["One", "Two", "Three", "Four"]) {
      project.write(YAML, environmentYaml("acme", { title }));
      const base = repository.commit();
      project.write(YAML, environmentYaml("acme", { title: "Last" }));
      await project.strata("affected", "--base", base);
    }
    const kept = readdirSync(join(project.root, ".strata", "base")).filter((name) =>
      /^[0-9a-f]{40}$/.test(name),
    );

    expect(kept).toHaveLength(3);
    expect(kept).toContain(repository.git("rev-parse", "HEAD"));
  });

  it("says of a shallow clone what it needs", async () => {
    project.write(YAML, environmentYaml("acme", { note: "later" }));
    repository.commit();
    const clone = join(project.root, "clone");
    repository.git("clone", "--quiet", "--depth", "1", `file://${project.root}`, clone);
    const run = await execa(process.execPath, [STRATA, "affected", "--base", first], {
      cwd: clone,
      reject: false,
    });

    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(
      "the clone is shallow; fetch its history: git fetch --unshallow, or fetch-depth: 0",
    );
  });

  it("needs a repository", async () => {
    const plain = new OwnProject();
    const run = await plain.strata("affected", "--base", "main");
    plain.remove();

    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.complaints).toContain("expected a folder in a git repository, got not a git repository");
  });

  describe("refuses", () => {
    it("an environment that neither side has, and a ref that is none", async () => {
      const environment = await affected("acne");
      const ref = await project.strata("affected", "--base", "mian");
      const option = await project.strata("affected", "--base=--output=x");

      expect(environment).toMatchObject({
        exitCode: 1,
        complaints: expect.stringContaining('did you mean "acme"?'),
      });
      expect(ref).toMatchObject({ exitCode: 1, stdout: "" });
      expect(ref.complaints).toBe(
        '--base mian: expected a branch, a tag or a commit of the repository, got "mian"; did you mean "main"?',
      );
      expect(option.complaints).toContain('got "--output=x"');
    });

    it("settings that have faults, and says where", async () => {
      project.write(YAML, environmentYaml("acme").replace("pages:", "page:"));
      const run = await affected();

      expect(run).toMatchObject({ exitCode: 1, stdout: "" });
      expect(run.complaints).toContain(`${YAML}:5:1`);
    });

    it("a base whose app fails, and says whose fault it is", async () => {
      project.write("platform/names/stack.ts", "throw new Error('no such thing');\n");
      const base = repository.commit();
      repository.git("checkout", "--quiet", first, "--", "platform");
      const run = await project.strata("affected", "--base", base);

      expect(run).toMatchObject({ exitCode: 1, stdout: "" });
      expect(run.complaints).toContain("the fault is in that commit, not in this checkout");
      expect(run.complaints).toContain("no such thing");
    });

    it("a base without a project", async () => {
      for (const name of ["platform", "package.json", "cdktf.json", "environments"]) repository.delete(name);
      const base = repository.commit();
      repository.git("checkout", "--quiet", first, "--", ".");
      const run = await project.strata("affected", "--base", base);

      expect(run).toMatchObject({ exitCode: 1, stdout: "" });
      expect(run.complaints).toContain(
        "expected a Strata project (cdktf.json and a registry of layers) at its root, got none; choose a base that has it",
      );
    });

    it("a base whose libraries are others and are not stored here, and leaves nothing of it", async () => {
      project.write("pnpm-lock.yaml", "lockfileVersion: '8.0'\n");
      const base = repository.commit();
      repository.git("checkout", "--quiet", first, "--", ".");
      const run = await project.strata("affected", "--base", base);

      expect(run).toMatchObject({ exitCode: 1, stdout: "" });
      expect(run.complaints).toContain("its pnpm-lock.yaml differs from that of this checkout");
      expect(readdirSync(join(project.root, ".strata", "base"))).not.toContain(base);
      expect(repository.git("worktree", "list")).not.toContain(".making-");
    });
  });
});
