import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import type { Conditions } from "./condition";
import { ObjectStore } from "./object-store";

const bucket = "shop-state";
const key = "shop/network/terraform.tfstate";

describe("ObjectStore", () => {
  it("keeps objects, versions, markers and headers over a restart", async () => {
    const folder = temporaryFolder();
    const before = await bucketIn(folder);
    const first = await before.put({ bucket, key, body: text("one"), headers: { "content-type": "a/b" } });
    await before.delete({ bucket, key });
    await before.put({ bucket, key, body: text("two") });
    await before.put({ bucket, key: "other", body: text("") });
    await before.delete({ bucket, key: "other" });

    const { store, notices } = await ObjectStore.open(folder);

    expect(notices).toEqual([]);
    expect(store.versions(bucket)).toEqual(before.versions(bucket));
    expect(store.objects(bucket).map((object) => object.key)).toEqual([key]);
    expect(`${await store.read(bucket, current(store))}`).toBe("two");
    expect(`${await store.read(bucket, first)}`).toBe("one");
    expect(store.versions(bucket).find(({ versionId }) => versionId === first.versionId)).toEqual(first);
    expect(store.bucket(bucket).region).toBe("eu-west-1");
  });

  it.each([".", "..", "a/../b", "/", "a//b", "ä ? * %2F", "é".repeat(400), "A", "a"])(
    "keeps the key %j",
    async (name) => {
      const folder = temporaryFolder();
      const before = await bucketIn(folder);
      await before.put({ bucket, key: "a/b", body: text("other") });
      await before.put({ bucket, key: name, body: text("it") });

      const { store } = await ObjectStore.open(folder);

      const object = store.current(bucket, name);
      expect(object === undefined ? undefined : `${await store.read(bucket, object)}`).toBe("it");
      expect(readdirSync(folder)).toEqual([bucket]);
    },
  );

  it("accepts exactly one of many simultaneous writes that expect no object", async () => {
    const store = await bucketIn(temporaryFolder());

    const writes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, writer) =>
        store.put({ bucket, key, body: text(`${writer}`), conditions: { ifNoneMatch: "*" } }),
      ),
    );

    expect(writes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(store.versions(bucket)).toHaveLength(1);
  });

  it("moves what it cannot read aside, says so, and keeps the rest", async () => {
    const folder = temporaryFolder();
    const before = await bucketIn(folder);
    const first = await before.put({ bucket, key, body: text("one") });
    const second = await before.put({ bucket, key, body: text("two") });
    const third = await before.put({ bucket, key, body: text("three") });
    const files = join(folder, bucket, encodeURIComponent(key));
    const record = join(files, `${second.versionId}.json`);
    const body = join(files, `${third.versionId}.body`);
    writeFileSync(record, "{");
    writeFileSync(body, "thr");

    const { store, notices } = await ObjectStore.open(folder);

    expect([...notices].sort()).toEqual(
      [
        `${body}: expected 5 bytes of ${key}, got 3; moved aside with its record to ${files}/${third.versionId}.json.damaged`,
        `${record}: expected the record of an object version, got other text; moved aside to ${record}.damaged`,
      ].sort(),
    );
    expect(store.versions(bucket)).toEqual([first]);
    expect(readdirSync(files).filter((name) => name.endsWith(".damaged"))).toHaveLength(4);
    expect((await ObjectStore.open(folder)).notices).toEqual([]);
  });

  it("removes what an interrupted write left", async () => {
    const folder = temporaryFolder();
    const before = await bucketIn(folder);
    const { versionId } = await before.put({ bucket, key, body: text("one") });
    const files = join(folder, bucket, encodeURIComponent(key));
    writeFileSync(join(files, "v000000000009.body"), "never acknowledged");
    writeFileSync(join(files, "v000000000009.json.0.unfinished"), "{");

    await ObjectStore.open(folder);

    expect(readdirSync(files)).toEqual([`${versionId}.body`, `${versionId}.json`]);
  });

  it.each([
    { act: (store: ObjectStore) => store.createBucket(bucket, "eu-west-1"), code: "BucketAlreadyOwnedByYou" },
    { act: (store: ObjectStore) => store.createBucket("No", "eu-west-1"), code: "InvalidBucketName" },
    { act: (store: ObjectStore) => store.put({ bucket: "none", key, body: text("") }), code: "NoSuchBucket" },
    {
      act: (store: ObjectStore) => store.put({ bucket, key: "k".repeat(1025), body: text("") }),
      code: "KeyTooLongError",
    },
    { act: (store: ObjectStore) => store.deleteBucket("none"), code: "NoSuchBucket" },
    {
      act: async (store: ObjectStore) => {
        await store.put({ bucket, key, body: text("") });
        await store.deleteBucket(bucket);
      },
      code: "BucketNotEmpty",
    },
  ])("refuses with $code", async ({ act, code }) => {
    const store = await bucketIn(temporaryFolder());

    await expect(act(store)).rejects.toMatchObject({ code });
  });

  it("decides any sequence of conditional writes and deletes as the model does, also after restarts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const folder = mkdtempSync(join(tmpdir(), "strata-sandbox-"));
        try {
          let store = await bucketIn(folder);
          const model = new Map<string, string>();
          for (const each of steps) {
            if (each.kind === "restart") store = (await ObjectStore.open(folder)).store;
            else expect(await outcome(store, each)).toBe(modelOutcome(model, each));
          }
          expect(await contents(store)).toEqual(new Map([...model].sort()));
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 60 },
    );
  });
});

interface Change {
  readonly kind: "put" | "delete";
  readonly key: string;
  readonly body: string;
  /** `absent`: If-None-Match; `present`: If-Match `*`; a body: If-Match its entity tag. */
  readonly expects: "anything" | "absent" | "present" | "x" | "y";
}

const step = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record<Change>({
      kind: fc.constantFrom("put", "delete"),
      key: fc.constantFrom("a", "b"),
      body: fc.constantFrom("x", "y"),
      expects: fc.constantFrom("anything", "absent", "present", "x", "y"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "restart" } as const) },
);

/** MD5 of the two bodies that the model writes. */
const ETAGS = { x: "9dd4e461268c8034f5c8564e155c67a6", y: "415290769594460e2e485922904f345d" } as const;

const CONDITIONS: Readonly<Record<Change["expects"], Conditions>> = {
  anything: {},
  absent: { ifNoneMatch: "*" },
  present: { ifMatch: "*" },
  x: { ifMatch: `"${ETAGS.x}"` },
  y: { ifMatch: `"${ETAGS.y}"` },
};

async function outcome(store: ObjectStore, { kind, key: name, body, expects }: Change): Promise<string> {
  const conditions = CONDITIONS[expects];
  try {
    if (kind === "put") await store.put({ bucket, key: name, body: text(body), conditions });
    else await store.delete({ bucket, key: name, conditions });
    return "done";
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

/** A map from keys to bodies: what the store amounts to, without versions, files and locks. */
function modelOutcome(model: Map<string, string>, { kind, key: name, body, expects }: Change): string {
  const found = model.get(name);
  if (expects === "absent" && kind === "put" && found !== undefined) return "PreconditionFailed";
  if (expects !== "anything" && expects !== "absent") {
    if (found === undefined) return "NoSuchKey";
    if (expects !== "present" && expects !== found) return "PreconditionFailed";
  }
  if (kind === "put") model.set(name, body);
  else model.delete(name);
  return "done";
}

async function contents(store: ObjectStore): Promise<ReadonlyMap<string, string>> {
  const objects = store.objects(bucket);
  return new Map(
    await Promise.all(
      objects.map(async (object) => [object.key, `${await store.read(bucket, object)}`] as const),
    ),
  );
}

async function bucketIn(folder: string): Promise<ObjectStore> {
  const { store } = await ObjectStore.open(folder);
  await store.createBucket(bucket, "eu-west-1");
  return store;
}

function current(store: ObjectStore): NonNullable<ReturnType<ObjectStore["current"]>> {
  const object = store.current(bucket, key);
  if (object === undefined) throw new Error(`${key}: no current version`);
  return object;
}

function text(content: string): Buffer {
  return Buffer.from(content);
}
