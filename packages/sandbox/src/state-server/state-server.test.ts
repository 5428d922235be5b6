import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import type { Fault } from "./fault";
import { type StateServer, serveState } from "./state-server";

const bucket = "shop-state";
const path = `/${bucket}/shop/network/terraform.tfstate`;

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

describe("conditional writes", () => {
  it("lets exactly one of two simultaneous writers of a lock win", async () => {
    const server = await running();
    const headers = { "if-none-match": "*" };

    const answers = await Promise.all(
      ["a", "b"].map((body) => ask(server, "PUT", `${path}.tflock`, { headers, body })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.headers["content-type"]).toBe("application/xml");
    expect(withoutIds(refused?.body)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>PreconditionFailed</Code>' +
        "<Message>At least one of the pre-conditions you specified did not hold</Message>" +
        `<Condition>If-None-Match</Condition><Resource>${path}.tflock</Resource>` +
        "<RequestId>id</RequestId><HostId>state-server</HostId></Error>",
    );
  });

  it("writes over the version that the writer has seen, and over no other", async () => {
    const server = await running();
    const { etag = "" } = (await ask(server, "PUT", path, { body: "one" })).headers;

    const first = await ask(server, "PUT", path, { body: "two", headers: { "if-match": etag } });
    const second = await ask(server, "PUT", path, { body: "three", headers: { "if-match": etag } });

    expect([first.status, second.status, (await ask(server, "GET", path)).body]).toEqual([200, 412, "two"]);
  });
});

describe("lists", () => {
  it("lists objects page by page, with what a name needs to be XML", async () => {
    const server = await running();
    for (const key of ["env:/a&b/state", "env:/c/state", "shop/state"]) {
      await ask(server, "PUT", `/${bucket}/${encodeURIComponent(key)}`, { body: "{}" });
    }

    const first = await ask(server, "GET", `/${bucket}?list-type=2&prefix=env%3A%2F&max-keys=1`);
    const token = element("NextContinuationToken", first.body);
    const second = await ask(server, "GET", `/${bucket}?list-type=2&max-keys=1&continuation-token=${token}`);
    const folders = await ask(server, "GET", `/${bucket}?list-type=2&delimiter=%2F`);

    expect([element("Key", first.body), element("IsTruncated", first.body)]).toEqual([
      "env:/a&amp;b/state",
      "true",
    ]);
    expect(element("Key", second.body)).toBe("env:/c/state");
    expect([...folders.body.matchAll(/<CommonPrefixes><Prefix>([^<]*)/g)].map(([, name]) => name)).toEqual([
      "env:/",
      "shop/",
    ]);
  });

  it("lists versions, newest first, and which is the latest", async () => {
    const server = await running();
    await ask(server, "PUT", path, { body: "one" });
    await ask(server, "DELETE", path);

    const { body } = await ask(server, "GET", `/${bucket}?versions`);

    expect(
      [...body.matchAll(/<(Version|DeleteMarker)>.*?<IsLatest>(\w+)</g)].map(([, kind, latest]) => [
        kind,
        latest,
      ]),
    ).toEqual([
      ["DeleteMarker", "true"],
      ["Version", "false"],
    ]);
  });

  it("makes, finds, lists and removes buckets", async () => {
    const server = await running();
    const body =
      "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>";

    const made = await ask(server, "PUT", "/shop-logs", { body });
    const head = await ask(server, "HEAD", "/shop-logs");
    const all = await ask(server, "GET", "/");
    const removed = await ask(server, "DELETE", "/shop-logs");
    const missing = await ask(server, "HEAD", "/shop-logs");

    expect([made.status, head.headers["x-amz-bucket-region"]]).toEqual([200, "eu-central-1"]);
    expect([...all.body.matchAll(/<Name>([^<]*)/g)].map(([, name]) => name)).toEqual(["shop-logs", bucket]);
    expect([removed.status, missing.status]).toEqual([204, 404]);
  });
});

describe("refusals", () => {
  it.each([
    { method: "GET", at: path, status: 404, code: "NoSuchKey" },
    { method: "GET", at: "/none/key", status: 404, code: "NoSuchBucket" },
    { method: "PUT", at: "/shop-state", status: 409, code: "BucketAlreadyOwnedByYou" },
    { method: "PUT", at: "/No", status: 400, code: "InvalidBucketName" },
    { method: "GET", at: `/${bucket}`, status: 501, code: "NotImplemented" },
    { method: "POST", at: `${path}?restore`, status: 501, code: "NotImplemented" },
    { method: "PUT", at: `${path}?partNumber=1&uploadId=none`, status: 404, code: "NoSuchUpload" },
    { method: "POST", at: `${path}?uploadId=none`, status: 404, code: "NoSuchUpload" },
    { method: "GET", at: `${path}?acl`, status: 501, code: "NotImplemented" },
    { method: "GET", at: `/${bucket}?list-type=2&max-keys=x`, status: 400, code: "InvalidArgument" },
    { method: "GET", at: "/shop-state/%zz", status: 400, code: "InvalidArgument" },
    { method: "PUT", at: path, headers: { "content-md5": "AAAA" }, status: 400, code: "BadDigest" },
    { method: "PUT", at: path, headers: { "x-amz-checksum-crc32": "AAAA" }, status: 400, code: "BadDigest" },
    {
      method: "PUT",
      at: path,
      headers: { "x-amz-copy-source": "/a/b" },
      status: 501,
      code: "NotImplemented",
    },
  ])("$method $at with $headers: $status $code", async ({ method, at, headers, status, code }) => {
    const server = await running();

    const answer = await ask(server, method, at, {
      ...(headers === undefined ? {} : { headers: headers as Readonly<Record<string, string>> }),
      ...(method === "PUT" ? { body: "body" } : {}),
    });

    expect([answer.status, codeIn(answer.body)]).toEqual([status, code]);
  });

  it("is a proxy to nothing but itself", async () => {
    const server = await running();

    expect(await ask(server, "GET", "http://example.com/a")).toMatchObject({
      status: 502,
      body: "example.com: the sandbox is a proxy to its own S3 only; run this command outside of it\n",
    });
  });

  it("tells who the caller is, and nothing else of STS", async () => {
    const server = await running();

    const identity = await ask(server, "POST", "/", { body: "Action=GetCallerIdentity&Version=2011-06-15" });
    const other = await ask(server, "POST", "/", { body: "Action=AssumeRole" });

    expect([identity.status, element("Account", identity.body)]).toEqual([200, "000000000000"]);
    expect(codeIn(other.body)).toBe("NotImplemented");
  });
});

describe("faults", () => {
  it.each<{ fault: Fault; status: number | "cut"; after: string | undefined }>([
    { fault: { kind: "error", code: "InternalError" }, status: 500, after: undefined },
    { fault: { kind: "error", code: "SlowDown" }, status: 503, after: undefined },
    { fault: { kind: "cut", when: "before" }, status: "cut", after: undefined },
    { fault: { kind: "cut", when: "after" }, status: "cut", after: "one" },
    { fault: { kind: "slow", milliseconds: 150 }, status: 200, after: "one" },
  ])("$fault: the writer sees $status, the object is $after", async ({ fault, status, after }) => {
    const server = await running();
    server.faults.inject({ matches: ({ method }) => method === "PUT", fault, times: 1 });

    const start = performance.now();
    const answer = await ask(server, "PUT", path, { body: "one" }).then(
      (found) => found.status,
      () => "cut" as const,
    );
    const milliseconds = performance.now() - start;
    const read = await ask(server, "GET", path);

    expect(answer).toBe(status);
    expect(read.status === 200 ? read.body : undefined).toBe(after);
    // Timers may be a millisecond early.
    if (fault.kind === "slow") expect(milliseconds).toBeGreaterThanOrEqual(fault.milliseconds - 2);
    expect((await ask(server, "PUT", path, { body: "two" })).status).toBe(200);
  });

  it("ends when it is taken out of force", async () => {
    const server = await running();
    const end = server.faults.inject({ matches: () => true, fault: { kind: "error", code: "SlowDown" } });

    const statuses = [
      (await ask(server, "HEAD", `/${bucket}`)).status,
      (await ask(server, "HEAD", `/${bucket}`)).status,
    ];
    end();

    expect([...statuses, (await ask(server, "HEAD", `/${bucket}`)).status]).toEqual([503, 503, 200]);
  });
});

describe("the server", () => {
  it("says which port is taken", async () => {
    const { port } = await running();

    await expect(serveState({ folder: temporaryFolder(), port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });

  it("leaves no connection open when it closes", async () => {
    const server = await serveState({ folder: temporaryFolder() });
    const idle = connect(server.port, "127.0.0.1");
    await new Promise((resolve) => idle.once("connect", resolve));
    const ended = new Promise((resolve) => idle.once("close", resolve));
    idle.on("error", () => undefined);

    await server.close();

    await ended;
    await expect(ask(server, "GET", "/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** One request on a connection of its own: `fetch` would repeat it or rewrite its address. */
function ask(
  { port }: Pick<StateServer, "port">,
  method: string,
  at: string,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** @default none: each request has a connection of its own */
    readonly agent?: Agent;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path: at,
        headers: options.headers ?? {},
        agent: options.agent ?? false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Readonly<Record<string, string>>,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(options.body);
  });
}

describe("a server that is to end", () => {
  const lock = `${path}.tflock`;

  it("waits for those who hold a lock, and grants no new one", async () => {
    const server = await running();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const order: string[] = [];
    await ask(server, "PUT", lock, { body: "{}", agent });

    const drained = server.drain(new AbortController().signal).then(() => order.push("drained"));
    const second = await ask(server, "PUT", `${lock}.tflock`, { body: "{}", agent });
    const state = await ask(server, "PUT", path, { body: "{}", agent });
    await delay(200);
    order.push("released");
    await ask(server, "DELETE", lock, { agent });
    await drained;

    expect([second.status, codeIn(second.body)]).toEqual([403, "AccessDenied"]);
    expect(second.body).toContain("the sandbox is ending, and grants no new lock");
    expect(state.status).toBe(200);
    expect(order).toEqual(["released", "drained"]);
  });

  it("does not wait for a lock whose owner is gone, nor after it is told not to", async () => {
    const server = await running();
    const agent = new Agent({ keepAlive: true });
    await ask(server, "PUT", lock, { body: "{}", agent });
    expect(server.locks.count).toBe(1);

    await server.drain(AbortSignal.abort());
    expect(server.locks.count).toBe(1);
    agent.destroy();
    await server.drain(new AbortController().signal);
    expect(server.locks.count).toBe(0);
  });
});

async function running(): Promise<StateServer> {
  const server = await serveState({ folder: temporaryFolder() });
  onTestFinished(() => server.close());
  await server.store.createBucket(bucket, "eu-west-1");
  return server;
}

function element(name: string, xml: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

function codeIn(xml: string): string | undefined {
  return element("Code", xml);
}

function withoutIds(xml: string | undefined): string | undefined {
  return xml?.replace(/<RequestId>\w+</, "<RequestId>id<");
}
