import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TemporaryFolder } from "./temporary-folder";
import { writeDurably, writeWhole } from "./whole-file";

describe.each([
  { name: "writeWhole", write: async (path: string, content: string) => writeWhole(path, content) },
  { name: "writeDurably", write: writeDurably },
])("$name", ({ write }) => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder(join(tmpdir(), "strata-files-"));
  });
  afterEach(() => folder.remove());
  const content = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name), "utf8")]),
    );

  it("replaces a file and leaves nothing beside it", async () => {
    writeFileSync(join(folder.path, "file"), "old, and longer");

    await write(join(folder.path, "file"), "new");

    expect(content()).toEqual({ file: "new" });
  });

  it("gives the name a new file, so that whoever reads the old one reads all of it", async () => {
    const path = join(folder.path, "file");
    writeFileSync(path, "old");
    const { ino } = statSync(path);

    await write(path, "new");

    expect(statSync(path).ino).not.toBe(ino);
  });

  it("keeps what was there, and nothing else, where the file cannot be replaced", async () => {
    // A folder with something in it is what no rename replaces.
    mkdirSync(join(folder.path, "file", "inside"), { recursive: true });

    await expect(write(join(folder.path, "file"), "new")).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);

    expect(readdirSync(folder.path)).toEqual(["file"]);
  });

  it("refuses a folder that does not exist", async () => {
    await expect(write(join(folder.path, "none", "file"), "new")).rejects.toThrow("ENOENT");
  });
});

describe("writeWhole", () => {
  it("creates the file with the permissions asked for", () => {
    const folder = new TemporaryFolder(join(tmpdir(), "strata-files-"));
    writeWhole(join(folder.path, "secret"), "", { mode: 0o600 });

    expect(statSync(join(folder.path, "secret")).mode & 0o777).toBe(0o600);
    folder.remove();
  });
});
