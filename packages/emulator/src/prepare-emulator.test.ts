import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pinnedRequirements } from "@strata/python";
import { temporaryFolder } from "@strata/sandbox/folder.fixture";
import { describe, expect, it } from "vitest";
import { EMULATOR_REQUIREMENTS, prepareEmulator } from "./prepare-emulator";

/** Each requirement with the hashes of its files, on one line. */
const requirements = readFileSync(EMULATOR_REQUIREMENTS, "utf8")
  .replace(/\\\n/g, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("the requirements of the emulator", () => {
  it.each(requirements.map((line) => [line.split(" ")[0], line]))("pin %s and its files", (_, line) => {
    expect(line).toMatch(/^[a-z0-9-]+==\S+ +(?:; [^-]+?)?(?:--hash=sha256:[0-9a-f]{64} *)+$/);
  });

  it("list everything that moto needs", () => {
    expect(requirements.length).toBeGreaterThan(50);
  });
});

describe("prepareEmulator", () => {
  it("finds the pinned moto in the cache", async () => {
    const { version, digest } = pinnedRequirements(EMULATOR_REQUIREMENTS, "moto");
    const cache = temporaryFolder();
    const folder = join(cache, `moto-${version}-${digest}`);
    const python = join(folder, "bin", "python");
    mkdirSync(join(folder, "bin"), { recursive: true });
    writeFileSync(python, "");

    expect(await prepareEmulator({ cache })).toEqual({ version, folder, python });
  });

  it("says what needs no Python where there is none", async () => {
    await expect(prepareEmulator({ cache: temporaryFolder(), python: "python3-of-nobody" })).rejects.toThrow(
      "install it, or use `strata sandbox`, which needs no Python",
    );
  });
});
