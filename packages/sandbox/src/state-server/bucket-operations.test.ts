import { describe, expect, it } from "vitest";
import { ask, bucket, element, path, running } from "./state-server.fixture";

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
