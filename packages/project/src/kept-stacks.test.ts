import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProject, keptStacks, type SynthesizedStack } from "@strata/project";
import { afterAll, describe, expect, it } from "vitest";
import { Checkout } from "../../cli/src/checkout.fixture";
import { SHOP } from "../../cli/src/shop.fixture";

const environment = "shop/staging";
const file = `${environment}/environment.yaml`;
/** What checkouts have kept lies in the libraries that they share, so this one is like no other. */
const content = `${SHOP[file]}\n# ${randomUUID()}\n`;

describe("synthesized stacks", { timeout: 120_000 }, () => {
  const checkout = new Checkout({ ...SHOP, [file]: content });
  afterAll(() => checkout.remove());

  /** The stacks, and whether the app had to run for them. */
  const stacks = async (select = environment): Promise<[readonly SynthesizedStack[], "ran" | "kept"]> => {
    const announced: string[] = [];
    const found = await keptStacks(findProject(checkout.folder), [select], () => announced.push(select));
    return [found, announced.length === 0 ? "kept" : "ran"];
  };

  it("are kept until something changes that they depend on", async () => {
    const [first, ...firstTime] = await stacks();
    const again = await stacks();
    checkout.write(join("environments", file), content.replace("10.21.0.0/16", "10.32.0.0/16"));
    const [changed, ...afterChange] = await stacks();
    checkout.write(join("environments", file), content);

    expect(firstTime).toEqual(["ran"]);
    expect(again).toEqual([first, "kept"]);
    expect(afterChange).toEqual(["ran"]);
    expect(JSON.stringify(first)).toContain("10.21.0.0/16");
    expect(JSON.stringify(changed)).not.toContain("10.21.0.0/16");
    expect(await stacks()).toEqual([first, "kept"]);
  });

  it("are of all files of the project, those of tools and results apart", async () => {
    await stacks();
    checkout.write("constructs/bucket.ts", "export const a = 1;");
    const [, ...afterCode] = await stacks();
    checkout.write(".cache/notes", "");
    checkout.write(".strata/sandbox/cloud.json", "{}");
    checkout.write("cdktf.out/manifest.json", "{}");
    const [, ...afterResults] = await stacks();

    expect([afterCode, afterResults]).toEqual([["ran"], ["kept"]]);
  });

  it("of other environments are others", async () => {
    const [, ...production] = await stacks("shop/production");

    expect(production).toEqual(["ran"]);
  });

  it("are the app's to refuse where the environments are nowhere", async () => {
    const project = { ...findProject(checkout.folder), environments: join(checkout.folder, "nowhere") };

    await expect(keptStacks(project, [environment], () => {})).rejects.toMatchObject({
      lines: [expect.stringContaining("expected a folder of environments, got no such folder")],
    });
  });

  it("are made anew where what was kept cannot be read", async () => {
    const [first] = await stacks();
    const folder = join(checkout.folder, "node_modules", ".cache", "strata", "stacks");
    for (const name of readdirSync(folder)) {
      const kept = readFileSync(join(folder, name), "utf8");
      if (kept === JSON.stringify(first)) writeFileSync(join(folder, name), kept.slice(0, 100));
    }

    expect(await stacks()).toEqual([first, "ran"]);
    expect(await stacks()).toEqual([first, "kept"]);
  });
});
