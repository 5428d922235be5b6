import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { provideLibraries } from "./libraries";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder(join(tmpdir(), "strata-libraries-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

const at = (...path: readonly string[]): string => join(folder.path, ...path);

function write(name: string, content: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
}

function link(name: string, target: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  symlinkSync(target, at(name));
}

/** Two checkouts: a package `own`, a library as pnpm installs it, one that is a folder, and results of a tool. */
function checkouts(): { readonly own: string; readonly other: string } {
  for (const side of ["own", "other"]) {
    write(`${side}/pnpm-lock.yaml`, "lockfileVersion: '9.0'\n");
    write(`${side}/packages/own/index.js`, side);
    write(`${side}/stacks/package.json`, "{}");
  }
  write("own/node_modules/.pnpm/zod@4/node_modules/zod/index.js", "zod");
  link("own/node_modules/zod", ".pnpm/zod@4/node_modules/zod");
  write("own/node_modules/folder/index.js", "folder");
  link("own/node_modules/@acme/own", "../../packages/own");
  link("own/stacks/node_modules/@acme/own", "../../../packages/own");
  write("own/node_modules/.cache/strata/result.json", "{}");
  return { own: at("own"), other: at("other") };
}

describe("the libraries of another checkout", () => {
  it("are those of one's own, but for packages of the repository, which are its own", async () => {
    const { own, other } = checkouts();
    await provideLibraries({ own, other }, [".", "stacks", "packages/own"], "base main");
    // Once it is ready it is renamed.
    renameSync(other, at("renamed"));
    const read = (name: string): string => readFileSync(at("renamed", name), "utf8");

    expect(read("node_modules/@acme/own/index.js")).toBe("other");
    expect(read("stacks/node_modules/@acme/own/index.js")).toBe("other");
    expect(realpathSync(at("renamed/node_modules/zod"))).toBe(
      realpathSync(at("own/node_modules/.pnpm/zod@4/node_modules/zod")),
    );
    expect(read("node_modules/folder/index.js")).toBe("folder");
    expect(existsSync(at("renamed/node_modules/.cache"))).toBe(false);
    expect(existsSync(at("renamed/packages/own/node_modules"))).toBe(false);
  });

  it("are no links where the lock files differ: what cannot be installed is refused, with what was said", async () => {
    const both = checkouts();
    write("other/pnpm-lock.yaml", "lockfileVersion: '8.0'\n");
    vi.stubEnv("PATH", "/nowhere");
    vi.stubEnv("npm_config_user_agent", "");
    const provided = provideLibraries(both, [".", "stacks"], "base main (01234567)");

    await expect(provided).rejects.toMatchObject({
      lines: [
        "base main (01234567): its pnpm-lock.yaml differs from that of this checkout, so its app needs libraries of its own, and pnpm install --frozen-lockfile --offline --ignore-scripts in a checkout of it failed:",
        "  pnpm is not on the path",
        expect.stringContaining("choose a base whose pnpm-lock.yaml is the same"),
      ],
    });
    expect(existsSync(join(both.other, "node_modules"))).toBe(false);
  });

  it("are installed by the package manager that runs us, which need not be on the path", async () => {
    const both = checkouts();
    write("other/pnpm-lock.yaml", "lockfileVersion: '8.0'\n");
    write("pnpm.cjs", `require("fs").writeFileSync("installed", process.argv.slice(2).join(" "));`);
    vi.stubEnv("npm_execpath", at("pnpm.cjs"));
    vi.stubEnv("npm_config_user_agent", "pnpm/10.0.0 npm/? node/v20");
    await provideLibraries(both, [".", "stacks"], "base main");

    expect(readFileSync(join(both.other, "installed"), "utf8")).toBe(
      "install --frozen-lockfile --offline --ignore-scripts",
    );
  });
});
