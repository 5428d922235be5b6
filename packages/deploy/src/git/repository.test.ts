import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { baseOf, repositoryAround } from "./repository";
import { Repository } from "./repository.fixture";

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

describe("a base", () => {
  it("is the merge base of what is checked out and the ref", async () => {
    const start = repository.commit("Start");
    repository.git("tag", "v1");
    repository.git("checkout", "--quiet", "-b", "feature");
    const head = repository.commit("Feature");
    repository.git("checkout", "--quiet", "main");
    repository.write("file", "main");
    repository.commit("Main");
    repository.git("checkout", "--quiet", "feature");
    const tree = repository.git("rev-parse", `${start}^{tree}`);

    for (const ref of ["main", "v1", start, start.slice(0, 10), "HEAD~1"]) {
      expect(await baseOf(repository.root, ref)).toEqual({
        ref,
        commit: start,
        tree,
        head: { commit: head, tree },
      });
    }
  });

  it.each([
    { ref: "mian", got: '"mian"; did you mean "main"?' },
    { ref: "", got: '""; known: main' },
    { ref: "--output=file", got: '"--output=file"; known: main' },
    { ref: "main:file", got: '"main:file"; known: main' },
  ])("is not $ref", async ({ ref, got }) => {
    repository.write("file", "");
    repository.commit();

    await expect(baseOf(repository.root, ref)).rejects.toMatchObject({
      lines: [`--base ${ref}: expected a branch, a tag or a commit of the repository, got ${got}`],
    });
  });

  it("is none where the histories share nothing", async () => {
    repository.commit();
    repository.git("checkout", "--quiet", "--orphan", "other");
    repository.commit("Other");

    await expect(baseOf(repository.root, "main")).rejects.toMatchObject({
      lines: [expect.stringMatching(/which shares none with \w{8}; name a branch that this one comes from$/)],
    });
  });

  it("is none where nothing is committed", async () => {
    await expect(baseOf(repository.root, "main")).rejects.toMatchObject({
      lines: [expect.stringContaining("expected a commit that is checked out, got none yet")],
    });
  });
});

describe("the repository around a folder", () => {
  it("says where in it the folder is", async () => {
    mkdirSync(join(repository.root, "platform", "shop"), { recursive: true });

    expect(await repositoryAround(join(repository.root, "platform", "shop"))).toEqual({
      root: repository.root,
      prefix: "platform/shop/",
      isShallow: false,
    });
  });
});
