import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pythonEnvironment } from "./environment";
import { fakePython, requirementsOf, temporaryFolder } from "./python.fixture";
import { PythonError } from "./python-error";
import { pinnedRequirements } from "./requirements";

const requirements = requirementsOf("press==1.2.3", "ink==4.5.6");
const press = { name: "press", requirements, instead: "a pencil" };
const NAME = `press-1.2.3-${pinnedRequirements(requirements, "press").digest}`;

describe("pythonEnvironment", () => {
  it("installs the pinned package into an environment of its own, once", async () => {
    const { python, calls, cache } = fakePython();
    const told: string[] = [];
    const options = { ...press, cache, python, installing: () => void told.push("installing") };
    const installation = await pythonEnvironment(options);
    const folder = join(cache, NAME);
    expect(installation).toEqual({ version: "1.2.3", folder, python: join(folder, "bin", "python") });
    expect(await pythonEnvironment(options)).toEqual(installation);
    expect(calls()).toEqual([
      expect.stringMatching(/^-m venv .*\/cache\/press-1\.2\.3-[0-9a-f]{8}\.\w+$/),
      `-m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r ${requirements}`,
    ]);
    expect(told).toEqual(["installing"]);
    expect(readdirSync(cache)).toEqual([NAME]);
  });

  it("ends with one whole installation where two prepare at once", async () => {
    const { python, cache } = fakePython();
    const [first, second] = await Promise.all([
      pythonEnvironment({ ...press, cache, python }),
      pythonEnvironment({ ...press, cache, python }),
    ]);
    expect(first).toEqual(second);
    expect(readdirSync(cache)).toEqual([NAME]);
    expect(existsSync(first.python)).toBe(true);
  });

  it("makes an environment again whose Python is gone", async () => {
    const { python, cache } = fakePython();
    mkdirSync(join(cache, NAME, "bin"), { recursive: true });
    expect(existsSync((await pythonEnvironment({ ...press, cache, python })).python)).toBe(true);
  });

  it("says so where there is no Python", async () => {
    const cache = join(temporaryFolder(), "cache");
    await expect(pythonEnvironment({ ...press, cache, python: "python3-of-nobody" })).rejects.toEqual(
      new PythonError([
        "python3-of-nobody: expected Python 3.10 or newer on the path, got none of this name; install it, or use a pencil",
      ]),
    );
  });

  it.each(["3.9", "2.7"])("says so where Python is %s, and leaves nothing behind", async (version) => {
    const { python, calls, cache } = fakePython({ version });
    await expect(pythonEnvironment({ ...press, cache, python })).rejects.toEqual(
      new PythonError([
        `${python}: expected Python 3.10 or newer on the path, got ${version}; install it, or use a pencil`,
      ]),
    );
    expect([calls(), readdirSync(cache)]).toEqual([[], []]);
  });

  it("says so where Python makes no environments, and leaves nothing behind", async () => {
    const { python, cache } = fakePython({ venv: "echo ensurepip is not available; exit 1" });
    await expect(pythonEnvironment({ ...press, cache, python })).rejects.toEqual(
      new PythonError([
        `${python} -m venv: expected a virtual environment, got exit code 1; on Debian and Ubuntu install python3-venv`,
        "ensurepip is not available",
      ]),
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  it("quotes the end of what pip says where it fails, and leaves nothing behind", async () => {
    const { python, cache } = fakePython({ pip: "seq 1 9 >&2; exit 2" });
    await expect(pythonEnvironment({ ...press, cache, python })).rejects.toEqual(
      new PythonError([
        `pip install press 1.2.3: expected it and what it needs from the configured package index, got exit code 2; set PIP_INDEX_URL for a mirror`,
        ...["5", "6", "7", "8", "9"],
      ]),
    );
    expect(readdirSync(cache)).toEqual([]);
  });
});
