import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
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

describe("strata affected", { timeout: 60_000 }, () => {
  const project = new CommittedProject();
  const { repository, first } = project;
  afterAll(() => project.remove());
  beforeEach(() => {
    repository.git("checkout", "--quiet", "--force", "-B", "main", first);
    repository.git("clean", "--quiet", "--force", "-d");
  });
  const affected = (...args: readonly string[]) => project.strata("affected", "--base", "main", ...args);

  it("synthesizes nothing where the files are those of the base", async () => {
    const said = `nothing is affected by ${first.slice(0, 8)} since ${first.slice(0, 8)}, the merge base with main`;
    const quick = await affected("acme");
    // A glob is not for the quick answer.
    const slow = await affected("ac*");

    expect([quick, slow]).toEqual([
      { exitCode: 0, stdout: said, complaints: "" },
      { exitCode: 0, stdout: said, complaints: "" },
    ]);
    expect((await affected("--json")).stdout).toBe((await affected("ac*", "--json")).stdout);
    expect((await affected("--detailed-exitcode")).exitCode).toBe(0);
    expect(existsSync(join(project.root, ".strata"))).toBe(false);
  });

  it("loads nothing of ours where nothing has changed, not even the loader of TypeScript", async () => {
    // Beside the project, since a file in it would be a change.
    const spy = `${project.root}-spy.cjs`;
    writeFileSync(
      spy,
      'process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")));',
    );
    const run = await execa(
      process.execPath,
      ["--require", spy, STRATA, "affected", "--base", "main", "--json"],
      {
        cwd: project.root,
      },
    );
    rmSync(spy);

    expect(run.stderr.split("\n").map((file) => basename(file))).toEqual([
      basename(spy),
      "strata.cjs",
      "unchanged.cjs",
    ]);
  });

  it("says which units differ, and which read what may change", async () => {
    project.write(YAML, environmentYaml("acme", { zone: "shop.example" }));
    const run = await affected();

    expect(run).toMatchObject({ exitCode: 0, complaints: expect.stringContaining("synthesizing base main") });
    expect(run.stdout).toBe(
      [
        "acme",
        "  acme-names",
        "    terraform_data.zone changed: input",
        "  acme-pages (as it was, but it reads what changes)",
        "    reads names.zone_id, whose terraform_data.zone changed: input",
        "",
        `2 units are affected by these files, on top of ${first.slice(0, 8)}, since ${first.slice(0, 8)}, the merge base with main`,
      ].join("\n"),
    );
  });

  it("leaves out readers of what stays", async () => {
    project.write(YAML, environmentYaml("acme", { note: "other" }));
    expect(reasons(await affected("--json"))).toEqual({
      "acme-names": ["terraform_data.note changed: input"],
    });

    project.write(YAML, environmentYaml("acme", { title: "Shop" }));
    expect(reasons(await affected("--json"))).toEqual({ "acme-pages": ["output.title changed: value"] });
  });

  it("synthesizes a base once, and nothing for the same files again", async () => {
    // What checkouts have kept lies in the libraries that they share, so this one is like no other.
    project.write(YAML, environmentYaml("acme", { note: randomUUID() }));
    await affected();
    project.write(YAML, environmentYaml("acme", { note: randomUUID() }));
    const other = await affected();
    const again = await affected();

    expect(other.complaints).toBe("synthesizing this checkout");
    expect(again).toEqual({ ...other, complaints: "" });
  });

  it("sees a change of code, and none of code that yields the same", async () => {
    repository.git("checkout", "--quiet", "-B", "feature");
    project.write("platform/names/unused.ts", "export const unused = 1;\n");
    repository.commit();
    expect(reasons(await affected("--json"))).toEqual({});

    repository.git("mv", "platform/names/unused.ts", "platform/names/used.ts");
    const stack = repository.git("show", `${first}:platform/names/stack.ts`);
    project.write("platform/names/stack.ts", stack.replace('?? "none"', '+ "!"'));
    repository.commit();
    expect(reasons(await affected("--json"))).toEqual({
      "acme-names": ["terraform_data.note changed: input"],
    });
  });

  it("compares with where the branch left the other one", async () => {
    repository.git("checkout", "--quiet", "-B", "feature");
    project.write(YAML, environmentYaml("acme", { title: "Feature" }));
    repository.commit();
    repository.git("checkout", "--quiet", "main");
    project.write(YAML, environmentYaml("acme", { note: "main" }));
    repository.commit();
    repository.git("checkout", "--quiet", "feature");

    expect(reasons(await affected("--json"))).toEqual({ "acme-pages": ["output.title changed: value"] });
  });

  it("names new and deleted environments, also where only those are asked for", async () => {
    project.write("environments/beta/environment.yaml", environmentYaml("beta"));
    const base = repository.commit();
    repository.delete("environments/acme");
    project.write("environments/gamma/environment.yaml", environmentYaml("gamma"));
    const run = await project.strata(
      "affected",
      "--base",
      base,
      "--json",
      "--detailed-exitcode",
      "acme",
      "gamma",
    );
    const { units, matrix } = JSON.parse(run.stdout);

    expect(run.exitCode).toBe(2);
    expect(reasons(run)).toEqual({
      "acme-names": ["deleted: only the base has the environment"],
      "acme-pages": ["deleted: only the base has the environment"],
      "gamma-names": ["new: the base does not have the environment"],
      "gamma-pages": ["new: the base does not have the environment"],
    });
    expect(units[0]).toMatchObject({ environment: "acme", layer: "names", status: "deleted" });
    expect(matrix).toEqual([
      { include: [{ environment: "gamma", layer: "names", stack: "gamma-names" }] },
      { include: [{ environment: "gamma", layer: "pages", stack: "gamma-pages" }] },
    ]);
  });

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
