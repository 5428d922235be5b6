import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { environmentYaml, ROOT, SHOP_DEFAULTS, Shop, SLOW_MS } from "./shop.fixture";

const PLATFORMS = ["linux_amd64", "darwin_arm64"];

/** A checkout with stacks of its own, so that locks are written there. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), "strata-checkout-"));
  for (const name of ["packages", "node_modules"]) symlinkSync(join(ROOT, name), join(root, name));
  for (const name of ["cdktf.json", "package.json", "tsconfig.json", "tsconfig.base.json", "stacks"]) {
    cpSync(join(ROOT, name), join(root, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith(".terraform.lock.hcl"),
    });
  }
  return root;
}

/** A filesystem mirror of one provider that is no program: `terraform providers lock` only hashes it. */
function mirror(): string {
  const folder = mkdtempSync(join(tmpdir(), "strata-mirror-"));
  for (const platform of PLATFORMS) {
    const version = join(folder, "registry.terraform.io", "hashicorp", "aws", "6.25.0", platform);
    mkdirSync(version, { recursive: true });
    writeFileSync(join(version, "terraform-provider-aws_v6.25.0"), platform);
  }
  return folder;
}

describe("strata lock", () => {
  const files = {
    "defaults.yaml": `platforms: [${PLATFORMS.join(", ")}]\nlayers: [network, cluster]\n${SHOP_DEFAULTS}`,
    "shop/environment.yaml": environmentYaml("shop"),
  };
  const shop = new Shop(files, checkout());
  const lockOf = (layer: string): string => join(shop.root, "stacks", layer, ".terraform.lock.hcl");
  const providers = mirror();

  it(
    "records a layer's providers for the platforms in settings, and synth hands them to its units",
    async () => {
      expect(await shop.strata(`lock network --fs-mirror ${providers}`)).toEqual({
        exitCode: 0,
        stdout: join("stacks", "network", ".terraform.lock.hcl"),
        complaints: ["network: linux_amd64, darwin_arm64"],
      });
      const lock = readFileSync(lockOf("network"), "utf8");
      expect(lock).toContain('version     = "6.25.0"');
      expect(lock.match(/"h1:/g)).toHaveLength(2);

      await shop.strata("synth");
      const unit = (layer: string): string =>
        join(shop.output, "stacks", `shop-${layer}`, ".terraform.lock.hcl");
      expect(readFileSync(unit("network"), "utf8")).toBe(lock);
      expect(existsSync(unit("cluster"))).toBe(false);
    },
    SLOW_MS,
  );

  it(
    "gives a program the files, for the platforms asked for",
    async () => {
      const { stdout } = await shop.strata(
        `lock cluster --fs-mirror ${providers} --json --platform linux_amd64`,
      );

      expect(JSON.parse(stdout)).toEqual({
        platforms: ["linux_amd64"],
        written: [{ layer: "cluster", file: join("stacks", "cluster", ".terraform.lock.hcl") }],
      });
    },
    SLOW_MS,
  );

  it(
    "leaves a lock as it was where a provider cannot be had",
    async () => {
      writeFileSync(lockOf("network"), "# before\n");
      const { exitCode, complaints } = await shop.strata(`lock network --fs-mirror ${shop.folder}`);

      expect(exitCode).toBe(1);
      expect(complaints).toContain("network: terraform providers lock failed; stacks/network is unchanged");
      expect(readFileSync(lockOf("network"), "utf8")).toBe("# before\n");
    },
    SLOW_MS,
  );

  it("refuses an unknown layer", async () => {
    expect(await shop.strata("lock netwrok")).toEqual({
      exitCode: 1,
      stdout: "",
      complaints: ["lock: expected layers among network, cluster, data, edge, addons, got netwrok"],
    });
  });
});
