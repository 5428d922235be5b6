import { type Conditions, checkRead } from "./condition";
import type { ObjectStore } from "./object-store";
import type { ObjectVersion, StoredObject } from "./object-version";
import { emptyAnswer, type S3Answer } from "./s3-answer";
import { S3Error } from "./s3-error";
import type { S3Request } from "./s3-request";

/** A request to one object. */
export type ObjectRequest = S3Request & { readonly bucket: string; readonly key: string };

/** Headers of a write that reads give back: what describes the content, and how S3 keeps it. */
const KEPT_HEADERS =
  /^(?:content-type|content-language|content-disposition|cache-control|expires|x-amz-meta-.+|x-amz-storage-class|x-amz-server-side-encryption.*|x-amz-checksum-.+)$/;

/** `PutObject`. */
export async function putObject(store: ObjectStore, request: ObjectRequest): Promise<S3Answer> {
  const { bucket, key, body, headers } = request;
  const object = await store.put({
    bucket,
    key,
    body,
    headers: keptHeaders(headers),
    conditions: conditionsOf(headers),
  });
  return emptyAnswer(200, writeAnswerHeaders(object));
}

/** Of the headers of a write, those that reads give back. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const encoding = contentEncoding(headers["content-encoding"]);
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.test(name)));
  return { ...kept, ...(encoding === undefined ? {} : { "content-encoding": encoding }) };
}

/** The headers with which a write is answered. */
export function writeAnswerHeaders({
  etag,
  versionId,
  headers,
}: StoredObject): Readonly<Record<string, string>> {
  return {
    etag: `"${etag}"`,
    "x-amz-version-id": versionId,
    ...Object.fromEntries(
      Object.entries(headers).filter(([name]) => /^x-amz-(?:server-side-encryption|checksum)/.test(name)),
    ),
  };
}

/** `GetObject`, of the current or of a named version, as a whole or one range of its bytes. */
export async function getObject(store: ObjectStore, request: ObjectRequest): Promise<S3Answer> {
  const object = found(store, request);
  const body = await store.read(request.bucket, object);
  const { range } = request.headers;
  const part = range === undefined ? undefined : rangeOf(range, body.length);
  if (part === undefined) return { status: 200, headers: objectHeaders(object), body };
  const { "x-amz-checksum-sha256": _whole, ...headers } = objectHeaders(object);
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${part.first}-${part.last}/${body.length}` },
    body: body.subarray(part.first, part.last + 1),
  };
}

/** `HeadObject`. */
export function headObject(store: ObjectStore, request: ObjectRequest): S3Answer {
  const object = found(store, request);
  return emptyAnswer(200, { ...objectHeaders(object), "content-length": `${object.size}` });
}

/** `DeleteObject`: a marker, or one version for good. A key that is not there is no error. */
export async function deleteObject(store: ObjectStore, request: ObjectRequest): Promise<S3Answer> {
  const { bucket, key, query, headers } = request;
  const versionId = query.get("versionId");
  const { ifMatch } = conditionsOf(headers);
  const version = await store.delete({
    bucket,
    key,
    ...(versionId === null ? {} : { versionId }),
    ...(ifMatch === undefined ? {} : { conditions: { ifMatch } }),
  });
  return emptyAnswer(204, version === undefined ? {} : versionHeaders(version));
}

function found(store: ObjectStore, request: ObjectRequest): StoredObject {
  const version = objectAt(store, request);
  checkRead(conditionsOf(request.headers), version);
  return version;
}

/** The object that a request names, current or by its version. @throws {S3Error} where there is none */
export function objectAt(
  store: ObjectStore,
  { bucket, key, query }: Pick<ObjectRequest, "bucket" | "key" | "query">,
): StoredObject {
  const versionId = query.get("versionId");
  const version =
    versionId === null
      ? store.current(bucket, key)
      : store.versions(bucket).find((each) => each.key === key && each.versionId === versionId);
  if (version === undefined) {
    throw new S3Error(versionId === null ? "NoSuchKey" : "NoSuchVersion", [["Key", key]]);
  }
  if (version.kind === "delete-marker")
    throw new S3Error("MethodNotAllowed", [["ResourceType", "DeleteMarker"]]);
  return version;
}

function objectHeaders(object: StoredObject): Readonly<Record<string, string>> {
  return {
    ...object.headers,
    ...versionHeaders(object),
    etag: `"${object.etag}"`,
    "last-modified": new Date(object.modified).toUTCString(),
    "accept-ranges": "bytes",
  };
}

function versionHeaders(version: ObjectVersion): Readonly<Record<string, string>> {
  return {
    "x-amz-version-id": version.versionId,
    ...(version.kind === "delete-marker" ? { "x-amz-delete-marker": "true" } : {}),
  };
}

/** The preconditions of a request. */
export function conditionsOf(headers: Readonly<Record<string, string>>): Conditions {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
  return {
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  };
}

/** What is left of the content's coding once the coding of the transfer is taken off. */
function contentEncoding(header: string | undefined): string | undefined {
  const codings = (header ?? "")
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "aws-chunked");
  return codings.length === 0 ? undefined : codings.join(",");
}

/**
 * The first and last byte of a `Range` header, or undefined where it is no single range of bytes: HTTP then has the
 * whole sent.
 */
function rangeOf(
  header: string,
  size: number,
): { readonly first: number; readonly last: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (first >= size || first > last) throw new S3Error("InvalidRange", [["ActualObjectSize", size]]);
  return { first, last };
}
