import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import { SandboxError } from "../sandbox-error";
import { prepareEmulator } from "./prepare-emulator";
import { EMULATOR_REQUIREMENTS, pinnedRequirements } from "./requirements";

const { version: moto, digest } = pinnedRequirements(EMULATOR_REQUIREMENTS, "moto");
const NAME = `moto-${moto}-${digest}`;

/**
 * A Python that makes environments of itself, and writes down how it was called.
 * @param version what it says that it is
 * @param venv shell commands that stand for `-m venv`, with `$3` the folder
 * @param pip shell commands that stand for `-m pip`
 */
function pythonThat({
  version = "3.11",
  venv = "",
  pip = "",
}: {
  readonly version?: string;
  readonly venv?: string;
  readonly pip?: string;
} = {}) {
  const folder = temporaryFolder();
  const python = join(folder, "python3");
  const log = join(folder, "log");
  const make = 'mkdir -p "$3/bin" && cp "$0" "$3/bin/python"';
  const lines = [
    "#!/bin/sh",
    `[ "$1" = -c ] && { echo ${version}; exit; }`,
    `echo "$@" >> ${log}`,
    `case "$2" in`,
    `venv) ${venv || make};;`,
    `pip) ${pip || ":"};;`,
    "esac",
  ];
  writeFileSync(python, lines.join("\n"));
  chmodSync(python, 0o755);
  const calls = (): readonly string[] =>
    existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
  return { python, calls, cache: join(folder, "cache") };
}

describe("prepareEmulator", () => {
  it("installs a pinned moto into an environment of its own, once", async () => {
    const { python, calls, cache } = pythonThat();
    const told: string[] = [];
    const options = { cache, python, installing: () => void told.push("installing") };
    const installation = await prepareEmulator(options);
    const folder = join(cache, NAME);
    expect(installation).toEqual({ version: moto, folder, python: join(folder, "bin", "python") });
    expect(await prepareEmulator(options)).toEqual(installation);
    expect(calls()).toEqual([
      expect.stringMatching(/^-m venv .*\/cache\/moto-[\d.]+-[0-9a-f]{8}\.\w+$/),
      `-m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r ${EMULATOR_REQUIREMENTS}`,
    ]);
    expect(told).toEqual(["installing"]);
    expect(readdirSync(cache)).toEqual([NAME]);
  });

  it("ends with one whole installation where two prepare at once", async () => {
    const { python, cache } = pythonThat();
    const [first, second] = await Promise.all([
      prepareEmulator({ cache, python }),
      prepareEmulator({ cache, python }),
    ]);
    expect(first).toEqual(second);
    expect(readdirSync(cache)).toEqual([NAME]);
    expect(existsSync(first.python)).toBe(true);
  });

  it("makes an environment again whose Python is gone", async () => {
    const { python, cache } = pythonThat();
    mkdirSync(join(cache, NAME, "bin"), { recursive: true });
    expect(existsSync((await prepareEmulator({ cache, python })).python)).toBe(true);
  });

  it("says so where there is no Python", async () => {
    const cache = join(temporaryFolder(), "cache");
    await expect(prepareEmulator({ cache, python: "python3-of-nobody" })).rejects.toEqual(
      new SandboxError([
        "python3-of-nobody: expected Python 3.10 or newer on the path, got none of this name; install it, or use `strata sandbox`, which needs no Python",
      ]),
    );
  });

  it.each(["3.9", "2.7"])("says so where Python is %s, and leaves nothing behind", async (version) => {
    const { python, calls, cache } = pythonThat({ version });
    await expect(prepareEmulator({ cache, python })).rejects.toEqual(
      new SandboxError([
        `${python}: expected Python 3.10 or newer on the path, got ${version}; install it, or use \`strata sandbox\`, which needs no Python`,
      ]),
    );
    expect([calls(), readdirSync(cache)]).toEqual([[], []]);
  });

  it("says so where Python makes no environments, and leaves nothing behind", async () => {
    const { python, cache } = pythonThat({ venv: "echo ensurepip is not available; exit 1" });
    await expect(prepareEmulator({ cache, python })).rejects.toEqual(
      new SandboxError([
        `${python} -m venv: expected a virtual environment, got exit code 1; on Debian and Ubuntu install python3-venv`,
        "ensurepip is not available",
      ]),
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  it("quotes the end of what pip says where it fails, and leaves nothing behind", async () => {
    const { python, cache } = pythonThat({ pip: "seq 1 9 >&2; exit 2" });
    await expect(prepareEmulator({ cache, python })).rejects.toEqual(
      new SandboxError([
        `pip install moto ${moto}: expected it and what it needs from the configured package index, got exit code 2; set PIP_INDEX_URL for a mirror`,
        ...["5", "6", "7", "8", "9"],
      ]),
    );
    expect(readdirSync(cache)).toEqual([]);
  });
});
