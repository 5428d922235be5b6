import { keptHeaders, type ObjectRequest, objectAt, writeAnswerHeaders } from "./object-operations";
import type { ObjectStore } from "./object-store";
import { type S3Answer, xmlAnswer } from "./s3-answer";
import { S3Error } from "./s3-error";

/**
 * `CopyObject` of a whole object: with `DeleteObject` after it, what `aws s3 mv` does to move a state.
 * @throws {S3Error} `NotImplemented` for preconditions on the source, which nothing here asks for
 */
export async function copyObject(store: ObjectStore, request: ObjectRequest): Promise<S3Answer> {
  const { bucket, key, headers } = request;
  if (Object.keys(headers).some((name) => name.startsWith("x-amz-copy-source-"))) {
    throw new S3Error("NotImplemented", [["Operation", "PUT copy with a precondition"]]);
  }
  const source = sourceOf(headers["x-amz-copy-source"] ?? "");
  const object = objectAt(store, source);
  const copy = await store.put({
    bucket,
    key,
    body: await store.read(source.bucket, object),
    headers: headers["x-amz-metadata-directive"] === "REPLACE" ? keptHeaders(headers) : object.headers,
    conditions: {},
  });
  const answer = xmlAnswer([
    "CopyObjectResult",
    [
      ["LastModified", new Date(copy.modified).toISOString()],
      ["ETag", `"${copy.etag}"`],
    ],
  ]);
  return { ...answer, headers: { ...answer.headers, ...writeAnswerHeaders(copy) } };
}

/** `/bucket/key`, percent-encoded, with `?versionId=` behind it for another version than the current one. */
function sourceOf(header: string): Pick<ObjectRequest, "bucket" | "key" | "query"> {
  const [path = "", query = ""] = header.split("?");
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/.exec(path) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new S3Error("InvalidArgument", [["ArgumentName", "x-amz-copy-source"]]);
  }
  return { bucket, key: decodeURIComponent(key), query: new URLSearchParams(query) };
}
