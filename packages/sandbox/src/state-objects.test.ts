import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./folder.fixture";
import { readStates } from "./state-objects";
import { ObjectStore } from "./state-server/object-store";

const bytes = (text: string): string => Buffer.from(text).toString("base64");

/** As the simulated providers do: their bytes are text that starts with `key`. */
function keyIn(found: Uint8Array): string | undefined {
  const text = Buffer.from(found).toString();
  if (text.startsWith("broken")) throw new SyntaxError(text);
  return text.startsWith("key") ? text : undefined;
}

const state = {
  version: 4,
  serial: 7,
  resources: [
    {
      mode: "managed",
      type: "aws_vpc",
      name: "main",
      instances: [{ attributes: { id: "vpc-1" }, private: bytes("key 1") }],
    },
    {
      module: "module.a",
      mode: "managed",
      type: "aws_eip",
      name: "nat",
      instances: [
        { index_key: 0, attributes: { id: "e-0" }, private: bytes("key 2") },
        { index_key: "b", attributes: {}, private: bytes("broken") },
        { index_key: "b", deposed: "x", attributes: { id: "e-1" }, private: bytes("key 3") },
      ],
    },
    { mode: "data", type: "aws_region", name: "here", instances: [{ attributes: { id: "r" } }] },
  ],
};

describe("readStates", () => {
  it("reads resources by their addresses, deposed ones too, and locks", async () => {
    const store = await storeWith({
      "shop/network": JSON.stringify(state),
      "shop/network.tflock": '{"ID":"1","Who":"a@b","Operation":"OperationTypePlan","Created":"c"}',
      "env:/blue/shop/data.tflock": '{"ID":"2","Who":"a@b","Operation":"OperationTypeApply","Created":"c"}',
      "notes.txt": "not a state",
      "other.json": '{"version":3,"resources":[]}',
      list: "[]",
    });

    expect(await readStates(store, keyIn)).toEqual([
      {
        bucket: "shop-state",
        key: "env:/blue/shop/data",
        resources: [],
        lock: { id: "2", who: "a@b", operation: "OperationTypeApply", created: "c" },
      },
      {
        bucket: "shop-state",
        key: "shop/network",
        serial: 7,
        resources: [
          { address: "aws_vpc.main", type: "aws_vpc", id: "vpc-1", key: "key 1" },
          { address: "module.a.aws_eip.nat[0]", type: "aws_eip", id: "e-0", key: "key 2" },
          { address: 'module.a.aws_eip.nat["b"]', type: "aws_eip" },
          { address: 'module.a.aws_eip.nat["b"]', type: "aws_eip", id: "e-1", key: "key 3" },
        ],
        lock: { id: "1", who: "a@b", operation: "OperationTypePlan", created: "c" },
      },
    ]);
  });
});

async function storeWith(objects: Readonly<Record<string, string>>): Promise<ObjectStore> {
  const { store } = await ObjectStore.open(temporaryFolder());
  await store.createBucket("shop-state", "eu-west-1");
  for (const [key, body] of Object.entries(objects)) {
    await store.put({ bucket: "shop-state", key, body: Buffer.from(body) });
  }
  return store;
}
