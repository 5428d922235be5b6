import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ask, bucket, codeIn, path, running } from "./state-server.fixture";

describe("objects", () => {
  it("gives back what was written, with its headers", async () => {
    const server = await running();
    const headers = {
      "content-type": "application/json",
      "x-amz-server-side-encryption": "AES256",
      "x-amz-meta-owner": "shop",
    };

    const written = await ask(server, "PUT", path, { headers, body: "{}" });
    const read = await ask(server, "GET", path);
    const head = await ask(server, "HEAD", path);

    const etag = `"${createHash("md5").update("{}").digest("hex")}"`;
    expect(written).toMatchObject({
      status: 200,
      headers: { etag, "x-amz-server-side-encryption": "AES256" },
    });
    expect(read).toMatchObject({
      status: 200,
      body: "{}",
      headers: { ...headers, etag, "content-length": "2" },
    });
    expect(head).toMatchObject({
      status: 200,
      body: "",
      headers: { ...headers, etag, "content-length": "2" },
    });
    expect(read.headers["x-amz-version-id"]).toBe(written.headers["x-amz-version-id"]);
  });

  it.each([
    { range: "bytes=1-2", status: 206, body: "bc", content: "bytes 1-2/5" },
    { range: "bytes=3-99", status: 206, body: "de", content: "bytes 3-4/5" },
    { range: "bytes=-2", status: 206, body: "de", content: "bytes 3-4/5" },
    { range: "lines=1-2", status: 200, body: "abcde", content: undefined },
  ])("answers the range $range", async ({ range, status, body, content }) => {
    const server = await running();
    await ask(server, "PUT", path, { body: "abcde" });

    const answer = await ask(server, "GET", path, { headers: { range } });

    expect([answer.status, answer.body, answer.headers["content-range"]]).toEqual([status, body, content]);
  });

  it("keeps deleted versions readable by their ids, until they are deleted too", async () => {
    const server = await running();
    const first = (await ask(server, "PUT", path, { body: "one" })).headers["x-amz-version-id"];

    const marker = await ask(server, "DELETE", path);
    const gone = await ask(server, "GET", path);
    const old = await ask(server, "GET", `${path}?versionId=${first}`);
    const removed = await ask(server, "DELETE", `${path}?versionId=${first}`);
    const missing = await ask(server, "GET", `${path}?versionId=${first}`);

    expect(marker).toMatchObject({ status: 204, headers: { "x-amz-delete-marker": "true" } });
    expect([gone.status, old.body, removed.status]).toEqual([404, "one", 204]);
    expect(codeIn(missing.body)).toBe("NoSuchVersion");
  });

  it("takes a body in the aws-chunked coding", async () => {
    const server = await running();
    const headers = { "content-encoding": "aws-chunked", "x-amz-decoded-content-length": "5" };

    await ask(server, "PUT", path, {
      headers,
      body: "5;chunk-signature=0\r\nstate\r\n0;chunk-signature=0\r\n\r\n",
    });
    const read = await ask(server, "GET", path);

    expect([read.body, read.headers["content-encoding"]]).toEqual(["state", undefined]);
  });

  it("finds the bucket in the path, in the host name, and in the address that a proxy gets", async () => {
    const server = await running();
    await ask(server, "PUT", path, { body: "it" });

    const key = "/shop/network/terraform.tfstate";
    const virtual = await ask(server, "GET", key, {
      headers: { host: `${bucket}.s3.localhost:${server.port}` },
    });
    const regional = await ask(server, "GET", key, {
      headers: { host: `${bucket}.s3.eu-west-1.amazonaws.com` },
    });
    const proxied = await ask(server, "GET", `http://${bucket}.s3.sandbox.invalid${key}`);
    const proxiedPath = await ask(server, "GET", `http://s3.sandbox.invalid${path}`);

    expect([virtual, regional, proxied, proxiedPath].map(({ body }) => body)).toEqual([
      "it",
      "it",
      "it",
      "it",
    ]);
  });
});
