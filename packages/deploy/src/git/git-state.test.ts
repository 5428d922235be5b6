import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gitState } from "./git-state";
import { Repository } from "./repository.fixture";

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => {
  vi.unstubAllEnvs();
  repository.remove();
});

describe("the state of a folder", () => {
  it.each<{ readonly what: string; readonly change: () => void; readonly dirty: boolean }>([
    { what: "nothing", change: () => undefined, dirty: false },
    { what: "a changed file", change: () => repository.write("inside/file", "new"), dirty: true },
    { what: "a file outside of it", change: () => repository.write("outside", "new"), dirty: true },
    { what: "a new file", change: () => repository.write("new/file", ""), dirty: true },
    { what: "a deleted file", change: () => repository.delete("outside"), dirty: true },
    { what: "an ignored file", change: () => repository.write("out/file", ""), dirty: false },
    {
      what: "a new file, where a setting hides them,",
      change: () => {
        repository.git("config", "status.showUntrackedFiles", "no");
        repository.write("new", "");
      },
      dirty: true,
    },
    {
      what: "a staged change",
      change: () => {
        repository.write("outside", "new");
        repository.git("add", "outside");
      },
      dirty: true,
    },
  ])("says of $what whether it differs: $dirty", async ({ change, dirty }) => {
    repository.write("inside/file", "old");
    repository.write("outside", "old");
    repository.write(".gitignore", "out/\n");
    const commit = repository.commit();
    change();

    expect(await gitState(join(repository.root, "inside"))).toEqual({ commit, dirty });
  });

  it("is of the folder, whatever repository a hook names", async () => {
    const commit = repository.commit();
    const other = new Repository();
    other.commit("Change something else");
    vi.stubEnv("GIT_DIR", join(other.root, ".git"));

    expect(await gitState(repository.root)).toEqual({ commit, dirty: false });
    other.remove();
  });

  it("is none where nothing was committed", async () => {
    expect(await gitState(repository.root)).toBeNull();
  });

  it("is none outside of a repository", async () => {
    await inTemporaryFolder(join(tmpdir(), "strata-no-git-"), async (folder) => {
      mkdirSync(join(folder, "project"));
      expect(await gitState(join(folder, "project"))).toBeNull();
    });
  });

  it("is none where there is no git", async () => {
    repository.commit();
    vi.stubEnv("PATH", "/nowhere");

    expect(await gitState(repository.root)).toBeNull();
  });
});
