import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { StateServer } from "./state-server";
import { ask, codeIn, element, path, running } from "./state-server.fixture";

describe("uploads in parts", () => {
  it("make one object, with the headers of their beginning", async () => {
    const server = await running();
    const { id, tags } = await uploaded(server, ["one ", "two"]);

    const done = await ask(server, "POST", `${path}?uploadId=${id}`, { body: completion(tags) });
    const read = await ask(server, "GET", path);
    const again = await ask(server, "POST", `${path}?uploadId=${id}`, { body: completion(tags) });

    const parts = ["one ", "two"].map((part) => createHash("md5").update(part).digest());
    const etag = `"${createHash("md5").update(Buffer.concat(parts)).digest("hex")}-2"`;
    expect([done.status, done.headers.etag]).toEqual([200, etag]);
    expect(read).toMatchObject({ body: "one two", headers: { etag, "content-type": "application/json" } });
    expect(codeIn(again.body)).toBe("NoSuchUpload");
  });

  it("are nothing before they are completed, once they are aborted, and with a wrong part", async () => {
    const server = await running();
    const { id, tags } = await uploaded(server, ["one"]);

    const before = await ask(server, "GET", path);
    const wrong = await ask(server, "POST", `${path}?uploadId=${id}`, { body: completion([...tags, "00"]) });
    const aborted = await ask(server, "DELETE", `${path}?uploadId=${id}`);
    const late = await ask(server, "POST", `${path}?uploadId=${id}`, { body: completion(tags) });

    expect([before.status, aborted.status]).toEqual([404, 204]);
    expect([codeIn(wrong.body), codeIn(late.body)]).toEqual(["InvalidPart", "NoSuchUpload"]);
  });

  it("honour the conditions of their completion", async () => {
    const server = await running();
    const { id, tags } = await uploaded(server, ["one"]);
    await ask(server, "PUT", path, { body: "other" });

    const headers = { "if-none-match": "*" };
    const refused = await ask(server, "POST", `${path}?uploadId=${id}`, { body: completion(tags), headers });

    expect([refused.status, (await ask(server, "GET", path)).body]).toEqual([412, "other"]);
  });
});

/** Begins an upload and sends its parts, the last one first. */
async function uploaded(
  server: StateServer,
  parts: readonly string[],
): Promise<{ readonly id: string; readonly tags: readonly string[] }> {
  const begun = await ask(server, "POST", `${path}?uploads`, {
    headers: { "content-type": "application/json" },
  });
  const id = element("UploadId", begun.body) ?? "";
  const tags = new Map<number, string>();
  for (const [index, body] of [...parts.entries()].reverse()) {
    const sent = await ask(server, "PUT", `${path}?partNumber=${index + 1}&uploadId=${id}`, { body });
    tags.set(index, sent.headers.etag ?? "");
  }
  return { id, tags: parts.map((_, index) => tags.get(index) ?? "") };
}

function completion(tags: readonly string[]): string {
  const parts = tags.map(
    (tag, index) => `<Part><ETag>${tag}</ETag><PartNumber>${index + 1}</PartNumber></Part>`,
  );
  return `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
}
