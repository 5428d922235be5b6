import { describe, expect, it } from "vitest";
import { ask, bucket, codeIn, element, path, running } from "./state-server.fixture";

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
      status: 404,
      code: "NoSuchBucket",
    },
    {
      method: "PUT",
      at: path,
      headers: { "x-amz-copy-source": "b" },
      status: 400,
      code: "InvalidArgument",
    },
    {
      method: "PUT",
      at: path,
      headers: { "x-amz-copy-source": `${path}-other`, "x-amz-copy-source-if-match": "a" },
      status: 501,
      code: "NotImplemented",
    },
    { method: "POST", at: path, headers: { "x-amz-copy-source": path }, status: 501, code: "NotImplemented" },
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
