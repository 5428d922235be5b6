import type { PartName } from "./multipart-uploads";
import { conditionsOf, keptHeaders, type ObjectRequest, writeAnswerHeaders } from "./object-operations";
import type { ObjectStore } from "./object-store";
import { emptyAnswer, type S3Answer, xmlAnswer } from "./s3-answer";
import { S3Error } from "./s3-error";

/** `CreateMultipartUpload`. */
export function createUpload(store: ObjectStore, { bucket, key, headers }: ObjectRequest): S3Answer {
  store.bucket(bucket);
  const id = store.uploads.begin(`${bucket}/${key}`, keptHeaders(headers));
  return xmlAnswer([
    "InitiateMultipartUploadResult",
    [
      ["Bucket", bucket],
      ["Key", key],
      ["UploadId", id],
    ],
  ]);
}

/** `UploadPart`. */
export function uploadPart(store: ObjectStore, { bucket, key, query, body }: ObjectRequest): S3Answer {
  const number = Number(query.get("partNumber"));
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new S3Error("InvalidArgument", [["ArgumentName", "partNumber"]]);
  }
  const etag = store.uploads.add(uploadId(query), `${bucket}/${key}`, number, body);
  return emptyAnswer(200, { etag: `"${etag}"` });
}

/** `CompleteMultipartUpload`, with the conditions that a write in one part may have. */
export async function completeUpload(store: ObjectStore, request: ObjectRequest): Promise<S3Answer> {
  const { bucket, key, query, body, headers } = request;
  const place = `${bucket}/${key}`;
  const upload = store.uploads.joined(uploadId(query), place, partNames(body.toString("utf8")));
  const object = await store.put({ bucket, key, ...upload, conditions: conditionsOf(headers) });
  store.uploads.end(uploadId(query), place);
  const answer = xmlAnswer([
    "CompleteMultipartUploadResult",
    [
      ["Location", `/${place}`],
      ["Bucket", bucket],
      ["Key", key],
      ["ETag", `"${object.etag}"`],
    ],
  ]);
  return { ...answer, headers: { ...writeAnswerHeaders(object), ...answer.headers } };
}

/** `AbortMultipartUpload`. */
export function abortUpload(store: ObjectStore, { bucket, key, query }: ObjectRequest): S3Answer {
  store.uploads.end(uploadId(query), `${bucket}/${key}`);
  return emptyAnswer(204);
}

function uploadId(query: URLSearchParams): string {
  return query.get("uploadId") ?? "";
}

/** The parts that a completion lists. Their elements have no attributes, and come in either order. */
function partNames(xml: string): readonly PartName[] {
  return [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
    number: Number(/<PartNumber>\s*(\d+)/.exec(part)?.[1]),
    etag: /<ETag>(?:"|&quot;|&#34;)?([0-9a-f]+)/.exec(part)?.[1] ?? "",
  }));
}
