import { randomUUID } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../project/src/own-project.fixture";
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
});
