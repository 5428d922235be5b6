import { describe, expect, it } from "vitest";
import { ask, element, path, running } from "./state-server.fixture";

const MOVED = "/shop-state/stage/network/terraform.tfstate";

describe("a copy of an object", () => {
  it("has content and headers of its source, which stays, as before a move", async () => {
    const server = await running();
    const headers = { "content-type": "application/json", "x-amz-server-side-encryption": "AES256" };
    await ask(server, "PUT", path, { headers, body: "{}" });

    const copied = await ask(server, "PUT", MOVED, { headers: { "x-amz-copy-source": path } });
    const read = await ask(server, "GET", MOVED);

    expect(copied).toMatchObject({ status: 200, headers: { "x-amz-server-side-encryption": "AES256" } });
    expect(element("ETag", copied.body)?.replaceAll("&quot;", '"')).toBe(read.headers.etag);
    expect(read).toMatchObject({ status: 200, body: "{}", headers });
    expect((await ask(server, "GET", path)).body).toBe("{}");
  });

  it("is of an older version where that is named, with other headers where it shall have others", async () => {
    const server = await running();
    const first = await ask(server, "PUT", path, { headers: { "content-type": "text/plain" }, body: "1" });
    await ask(server, "PUT", path, { body: "2" });

    await ask(server, "PUT", MOVED, {
      headers: {
        "x-amz-copy-source": `${path}?versionId=${first.headers["x-amz-version-id"]}`,
        "x-amz-metadata-directive": "REPLACE",
        "content-type": "application/json",
      },
    });

    expect(await ask(server, "GET", MOVED)).toMatchObject({
      body: "1",
      headers: { "content-type": "application/json" },
    });
  });
});
