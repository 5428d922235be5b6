import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { environmentYaml, ROOT, Shop, SLOW_MS } from "./shop.fixture";

/** Digest of every file below a folder, by path. */
function digests(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => statSync(join(folder, file)).isFile());
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
}

/** The stacks of one environment of the shop, by name. */
const stacksOf = (environment: string): readonly string[] =>
  ["addons", "cluster", "data", "edge", "network"].map((layer) => `shop-${environment}-${layer}`);

describe("strata synth", () => {
  const shop = new Shop();
  const stacks = join(shop.output, "stacks");
  const manifest = (): { readonly stacks: Readonly<Record<string, unknown>> } =>
    JSON.parse(readFileSync(join(shop.output, "manifest.json"), "utf8"));

  beforeAll(async () => {
    expect(await shop.strata("synth")).toMatchObject({ exitCode: 0, complaints: [] });
  }, SLOW_MS);

  it(
    "writes what stock cdktf synth writes, byte for byte",
    async () => {
      const stock = mkdtempSync(join(shop.folder, "stock-"));
      const { exitCode } = await execa(
        join(ROOT, "node_modules", ".bin", "cdktf"),
        ["synth", "--output", stock],
        {
          cwd: ROOT,
          env: { STRATA_ENVIRONMENTS: shop.environments, CI: "1", CHECKPOINT_DISABLE: "1" },
          reject: false,
        },
      );
      expect(exitCode).toBe(0);
      const written = digests(shop.output);

      expect(written).toEqual(digests(stock));
      expect(Object.keys(written)).toEqual([
        "manifest.json",
        ...[...stacksOf("production"), ...stacksOf("staging")].map((stack) => `stacks/${stack}/cdk.tf.json`),
      ]);
    },
    SLOW_MS,
  );

  it("writes one environment and leaves other units alone, with what Terraform keeps there", async () => {
    const production = join(stacks, "shop-production-network");
    const staging = join(stacks, "shop-staging-network");
    for (const folder of [production, staging]) {
      mkdirSync(join(folder, ".terraform"), { recursive: true });
      writeFileSync(join(folder, ".terraform", "environment"), "default");
      writeFileSync(join(folder, "cdk.tf.json"), "{}");
    }

    const { exitCode, stdout } = await shop.strata("synth shop/staging --json");

    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { stack: string }[]).map(({ stack }) => stack)).toEqual(
      stacksOf("staging"),
    );
    expect(readFileSync(join(production, "cdk.tf.json"), "utf8")).toBe("{}");
    expect(JSON.parse(readFileSync(join(staging, "cdk.tf.json"), "utf8"))).toHaveProperty("resource.aws_vpc");
    for (const folder of [production, staging]) {
      expect(readFileSync(join(folder, ".terraform", "environment"), "utf8")).toBe("default");
    }
    expect(Object.keys(manifest().stacks)).toEqual([...stacksOf("production"), ...stacksOf("staging")]);
    expect(readdirSync(join(shop.folder, "written"))).toEqual(["cdktf.out"]);
  });

  it("says what it wrote, in counts and folders, for a program too", async () => {
    const { stdout } = await shop.strata("synth shop-production --json");
    const written = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
    const template = JSON.parse(
      readFileSync(join(stacks, "shop-production-network", "cdk.tf.json"), "utf8"),
    ) as { readonly resource: Readonly<Record<string, object>> };
    const resources = Object.values(template.resource).reduce(
      (sum, named) => sum + Object.keys(named).length,
      0,
    );

    expect(written.find(({ stack }) => stack === "shop-production-network")).toEqual({
      stack: "shop-production-network",
      resources,
      data: 0,
      file: expect.stringMatching(/\/cdktf\.out\/stacks\/shop-production-network\/cdk\.tf\.json$/),
    });
  });

  it("leaves the output as it was where a fault is found", async () => {
    const before = digests(shop.output);
    shop.write({ "shop/staging/environment.yaml": environmentYaml("shop-staging", "posture: none\n") });

    expect((await shop.strata("synth")).exitCode).toBe(1);
    expect(digests(shop.output)).toEqual(before);
    expect(readdirSync(join(shop.folder, "written"))).toEqual(["cdktf.out"]);
  });

  it("leaves nothing behind where there was no output either", async () => {
    const broken = new Shop({ "shop/environment.yaml": environmentYaml("Shop") });

    expect((await broken.strata("synth")).exitCode).toBe(1);
    expect(existsSync(join(broken.folder, "written"))).toBe(false);
  });
});
