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
import { join, relative } from "node:path";
import { cliConfiguration, Terraform } from "@strata/terraform";
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
function mirror(...versions: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "strata-mirror-"));
  for (const version of versions) {
    for (const platform of PLATFORMS) {
      const release = join(folder, "registry.terraform.io", "hashicorp", "aws", version, platform);
      mkdirSync(release, { recursive: true });
      writeFileSync(join(release, `terraform-provider-aws_v${version}`), platform);
    }
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
  const providers = mirror("6.25.0");

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
    "gives a program the files, for the platforms asked for, from a mirror that is named as from here",
    async () => {
      const { stdout } = await shop.strata(
        `lock cluster --fs-mirror ${relative(shop.root, providers)} --json --platform linux_amd64`,
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
      complaints: ["lock: expected layers among audit, network, cluster, data, edge, addons, got netwrok"],
    });
  });
});

describe("strata lock, where environments constrain a provider differently", () => {
  /** Two environments with a constraint each, and one that sets none. */
  const shopWith = (production: string, staging: string): Shop =>
    new Shop(
      {
        "defaults.yaml": `layers: [network]\nplatforms: [linux_amd64]\n${SHOP_DEFAULTS}`,
        "production/environment.yaml": environmentYaml("shop", `providers: { aws: "${production}" }\n`),
        "staging/environment.yaml": environmentYaml("stage", `providers: { aws: "${staging}" }\n`).replace(
          "10.20.0.0/16",
          "10.21.0.0/16",
        ),
        "other/environment.yaml": environmentYaml("other").replace("10.20.0.0/16", "10.22.0.0/16"),
      },
      checkout(),
    );
  const lockOf = ({ root }: Shop): string => join(root, "stacks", "network", ".terraform.lock.hcl");
  const providers = mirror("5.100.0", "6.24.0", "6.25.0", "6.26.0");

  it(
    "records the one selection that all accept, with which each can be initialized",
    async () => {
      const shop = shopWith("~> 6.24", "< 6.26.0");
      const { exitCode, complaints } = await shop.strata(`lock --fs-mirror ${providers}`);
      await shop.strata("synth");

      expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: ["network: linux_amd64"] });
      expect(readFileSync(lockOf(shop), "utf8")).toContain('version     = "6.25.0"');
      const configuration = join(shop.folder, "mirror.rc");
      writeFileSync(configuration, cliConfiguration({ mirror: providers }));
      const terraform = new Terraform({ environment: { TF_CLI_CONFIG_FILE: configuration } });
      for (const id of ["shop", "stage", "other"]) {
        const unit = join(shop.output, "stacks", `${id}-network`);
        // The lock must hold as it is: its state is elsewhere, and is not asked for.
        const init = await terraform.run(unit, "init", "-backend=false", "-lockfile=readonly");
        expect(init).toMatchObject({ code: 0 });
      }
    },
    SLOW_MS,
  );

  it(
    "refuses constraints that no release meets, and names each with its environment and its place",
    async () => {
      const shop = shopWith("~> 5.100", "~> 6.0");
      writeFileSync(lockOf(shop), "# before\n");
      const { exitCode, complaints } = await shop.strata(`lock network --fs-mirror ${providers}`);

      expect(exitCode).toBe(1);
      expect(complaints.slice(0, 5)).toEqual([
        "network: linux_amd64",
        "network: expected one release of aws that all environments accept, since they share the lock of the layer, got none; stacks/network is unchanged",
        '  by default: providers.aws: ">= 5.100.0, < 7.0.0", for other',
        `  environments/production/environment.yaml:5:19: providers.aws: "~> 5.100", for shop`,
        `  environments/staging/environment.yaml:5:19: providers.aws: "~> 6.0", for stage`,
      ]);
      expect(complaints.join(" ")).toContain("no available releases match the given constraints");
      expect(readFileSync(lockOf(shop), "utf8")).toBe("# before\n");
    },
    SLOW_MS,
  );

  it(
    "says what Terraform said where it is not the constraints",
    async () => {
      const { complaints } = await shopWith("~> 5.100", "~> 6.0").strata("lock --fs-mirror /none");

      expect(complaints).toContain("network: terraform providers lock failed; stacks/network is unchanged");
    },
    SLOW_MS,
  );
});
