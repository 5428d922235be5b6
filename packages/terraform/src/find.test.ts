import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findTerraform, missingText, requireTerraform, terraformVariables } from "./find";
import { temporaryFolder } from "./folder.fixture";
import { PINNED } from "./versions";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** An executable that only says its version. @returns its folder, for a path */
function withVersion(path: string, version: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '{"terraform_version":"${version}"}'\n`);
  chmodSync(path, 0o755);
  return dirname(path);
}

/** A shell's path with one Terraform, or none, and a cache with another one, or none. */
function machine({ onPath, inCache }: { readonly onPath?: string; readonly inCache?: string }) {
  const folder = temporaryFolder();
  const cache = join(folder, ".cache");
  const cached = join(cache, "terraform", PINNED, "terraform");
  const bin = join(folder, "bin");
  if (onPath !== undefined) withVersion(join(bin, "terraform"), onPath);
  if (inCache !== undefined) withVersion(cached, inCache);
  vi.stubEnv("TERRAFORM_BINARY_NAME", undefined);
  vi.stubEnv("PATH", `${bin}:/bin`);
  return { cache, cached };
}

describe("the Terraform that is found", () => {
  it.each([
    { onPath: "1.11.4", found: { path: "terraform", version: "1.11.4" } },
    { onPath: "1.10.0", inCache: "1.11.4", found: { path: "terraform", version: "1.10.0" } },
    { onPath: "2.0.1", found: { path: "terraform", version: "2.0.1" } },
    { onPath: "1.9.8", found: { missing: "old", version: "1.9.8" } },
    { onPath: "0.15.5", found: { missing: "old", version: "0.15.5" } },
    { found: { missing: "absent" } },
  ])("is $found with $onPath on the path and $inCache in the cache", async ({ found, ...machineHas }) => {
    const { cache } = machine(machineHas);

    expect(await findTerraform(cache)).toEqual(found);
  });

  it("is that of the cache where the path has none that is recent enough", async () => {
    const { cache, cached } = machine({ onPath: "1.9.8", inCache: "1.11.4" });

    expect(await findTerraform(cache)).toEqual({ path: cached, version: "1.11.4" });
    expect(await terraformVariables(cache)).toEqual({
      STRATA_TERRAFORM: cached,
      PATH: `${dirname(cached)}:${process.env.PATH}`,
    });
  });

  it("is the one that the environment names", async () => {
    const { cache } = machine({ onPath: "1.11.4" });
    const named = join(withVersion(join(temporaryFolder(), "other"), "1.12.0"), "other");
    vi.stubEnv("TERRAFORM_BINARY_NAME", named);

    expect(await findTerraform(cache)).toEqual({ path: named, version: "1.12.0" });
    expect(await terraformVariables(cache)).toEqual({ STRATA_TERRAFORM: named });
  });

  it.each([
    { got: "none on the path", missing: { missing: "absent" } as const },
    { got: "1.9.8", missing: { missing: "old", version: "1.9.8" } as const },
  ])("is asked for in one line, got $got", ({ got, missing }) => {
    expect(missingText(missing)).toBe(
      `terraform: expected 1.10 or newer, got ${got}; install ${PINNED} from https://developer.hashicorp.com/terraform/install, or let strata demo --install-terraform fetch it`,
    );
  });

  it("is required", async () => {
    await expect(requireTerraform(machine({}).cache)).rejects.toThrow("got none on the path");
  });
});
