import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CloudObject } from "./cloud-object";
import { CloudStore } from "./cloud-store";

const object = (key: string): CloudObject => ({
  key,
  type: "aws_vpc",
  id: `vpc-${key}`,
  importId: `vpc-${key}`,
  account: "111122223333",
  region: "eu-west-1",
  origin: "created",
  state: { id: `vpc-${key}`, tags: { Name: key } },
});

let folder: string;
let file: string;
let warnings: string[];

const open = (): CloudStore => CloudStore.open(file, (message) => warnings.push(message));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "strata-store-"));
  file = join(folder, "deep", "store.json");
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("CloudStore", () => {
  it("brings back objects and ordinals", async () => {
    const store = open();
    store.put(object("a"));
    store.put(object("b"));
    store.remove("a");
    store.nextOrdinal("vpc");
    await store.saved();

    const again = open();

    expect(again.all()).toEqual([object("b")]);
    expect(again.nextOrdinal("vpc")).toBe(1);
    expect(warnings).toEqual([]);
  });

  it("removes what a write that did not finish has left, and nothing else", async () => {
    const store = open();
    store.put(object("a"));
    await store.saved();
    for (const name of ["store.json.1.unfinished", "other.json.1.unfinished"])
      writeFileSync(join(folder, "deep", name), "");

    expect(open().all()).toEqual([object("a")]);
    expect(readdirSync(join(folder, "deep")).sort()).toEqual(["other.json.1.unfinished", "store.json"]);
  });

  it("has on disk what it acknowledged, whatever is written at the same time", async () => {
    const store = open();
    await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        store.put(object(String(at)));
        await store.saved();
        const written = JSON.parse(readFileSync(file, "utf8")) as {
          readonly objects: readonly CloudObject[];
        };
        expect(written.objects.map(({ key }) => key)).toContain(String(at));
      }),
    );
    expect(open().all().length).toBe(50);
    expect(readdirSync(join(folder, "deep"))).toEqual(["store.json"]);
  });

  it.each([
    { content: "{", got: "text that is not JSON" },
    { content: "", got: "an empty file" },
    { content: '{"version":99}', got: "version 99" },
    { content: '{"version":1,"objects":{}}', got: "no list of objects" },
  ])("moves a file with $got aside, and starts empty", async ({ content, got }) => {
    await open().saved();
    writeFileSync(file, content);
    writeFileSync(`${file}.corrupt-1`, "an earlier one");

    expect(open().all()).toEqual([]);

    expect(warnings).toEqual([
      `${file}: expected a store of simulated resources, got ${got}; moved to ${file}.corrupt-2, starting empty`,
    ]);
    expect(readFileSync(`${file}.corrupt-2`, "utf8")).toBe(content);
    expect(readFileSync(`${file}.corrupt-1`, "utf8")).toBe("an earlier one");
  });

  it("does not acknowledge what cannot be written, and writes it with the next change that can", async () => {
    const store = open();
    rmSync(join(folder, "deep"), { recursive: true });
    store.put(object("a"));
    await expect(store.saved()).rejects.toThrow("ENOENT");

    const again = CloudStore.open(file, () => undefined);
    again.clear();
    await again.saved();
    await store.saved();

    expect(open().all()).toEqual([object("a")]);
  });
});
