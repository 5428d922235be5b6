import { compareKeys, listPage } from "./listing";
import type { ObjectStore } from "./object-store";
import type { ObjectVersion, StoredObject } from "./object-version";
import { emptyAnswer, type S3Answer, xmlAnswer } from "./s3-answer";
import { S3Error } from "./s3-error";
import type { S3Request } from "./s3-request";
import type { XmlElement } from "./xml";

/** A request to a bucket as a whole. */
export type BucketRequest = S3Request & { readonly bucket: string };

/** Region of a bucket whose creator names none, as in AWS. */
const DEFAULT_REGION = "us-east-1";
const MAX_KEYS = 1000;

/** `ListBuckets`. */
export function listBuckets(store: ObjectStore): S3Answer {
  const buckets = store.listBuckets().map(
    ({ name, created, region }): XmlElement => [
      "Bucket",
      [
        ["Name", name],
        ["CreationDate", created],
        ["BucketRegion", region],
      ],
    ],
  );
  return xmlAnswer(["ListAllMyBucketsResult", [["Buckets", buckets], OWNER]]);
}

/** `CreateBucket`. */
export async function createBucket(store: ObjectStore, { bucket, body }: BucketRequest): Promise<S3Answer> {
  const region = /<LocationConstraint[^>]*>([^<]+)</.exec(body.toString("utf8"))?.[1] ?? DEFAULT_REGION;
  await store.createBucket(bucket, region.trim());
  return emptyAnswer(200, { location: `/${bucket}` });
}

/** `HeadBucket`. */
export function headBucket(store: ObjectStore, { bucket }: BucketRequest): S3Answer {
  return emptyAnswer(200, { "x-amz-bucket-region": store.bucket(bucket).region });
}

/** `DeleteBucket`. */
export async function deleteBucket(store: ObjectStore, { bucket }: BucketRequest): Promise<S3Answer> {
  await store.deleteBucket(bucket);
  return emptyAnswer(204);
}

/** `GetBucketLocation`. */
export function bucketLocation(store: ObjectStore, { bucket }: BucketRequest): S3Answer {
  const { region } = store.bucket(bucket);
  return xmlAnswer(["LocationConstraint", region === DEFAULT_REGION ? "" : region]);
}

/** `GetBucketVersioning`: every bucket here keeps versions. */
export function bucketVersioning(store: ObjectStore, { bucket }: BucketRequest): S3Answer {
  store.bucket(bucket);
  return xmlAnswer(["VersioningConfiguration", [["Status", "Enabled"]]]);
}

/** `ListObjectsV2`. A continuation token is the last entry of the page before, in base64. */
export function listObjects(store: ObjectStore, { bucket, query }: BucketRequest): S3Answer {
  const token = query.get("continuation-token");
  const startAfter = query.get("start-after") ?? "";
  const after = token === null ? startAfter : Buffer.from(token, "base64url").toString("utf8");
  const { prefix, delimiter, limit, text } = listParameters(query);
  const { items, commonPrefixes, next } = listPage(store.objects(bucket), {
    prefix,
    ...delimiter,
    after,
    limit,
  });
  return xmlAnswer([
    "ListBucketResult",
    [
      ["Name", bucket],
      ["Prefix", text(prefix)],
      ...(query.has("start-after") ? [["StartAfter", text(startAfter)] as const] : []),
      ...(token === null ? [] : [["ContinuationToken", token] as const]),
      ["KeyCount", items.length + commonPrefixes.length],
      ["MaxKeys", limit],
      ...listSettings(query, text),
      ["IsTruncated", next !== undefined],
      ...(next === undefined
        ? []
        : [["NextContinuationToken", Buffer.from(next).toString("base64url")] as const]),
      ...items.map((item): XmlElement => ["Contents", [["Key", text(item.key)], ...objectElements(item)]]),
      ...commonPrefixElements(commonPrefixes, text),
    ],
  ]);
}

/** `ListObjectVersions`. A page ends between keys, never between the versions of one. */
export function listVersions(store: ObjectStore, { bucket, query }: BucketRequest): S3Answer {
  const { prefix, delimiter, limit, text } = listParameters(query);
  const after = query.get("key-marker") ?? "";
  const versions = store.versions(bucket);
  const { items, commonPrefixes, next } = listPage(versions, { prefix, ...delimiter, after, limit });
  const newest = new Map([...items].reverse().map((version) => [version.key, version]));
  return xmlAnswer([
    "ListVersionsResult",
    [
      ["Name", bucket],
      ["Prefix", text(prefix)],
      ["KeyMarker", text(after)],
      ["VersionIdMarker", ""],
      ["MaxKeys", limit],
      ...listSettings(query, text),
      ["IsTruncated", next !== undefined],
      ...(next === undefined ? [] : [["NextKeyMarker", text(next)] as const]),
      ...[...items]
        .sort((a, b) => compareKeys(a.key, b.key) || b.sequence - a.sequence)
        .map((version) => versionElement(version, newest.get(version.key) === version, text)),
      ...commonPrefixElements(commonPrefixes, text),
    ],
  ]);
}

const OWNER: XmlElement = [
  "Owner",
  [
    ["ID", "0".repeat(64)],
    ["DisplayName", "sandbox"],
  ],
];

function listParameters(query: URLSearchParams): {
  readonly prefix: string;
  readonly delimiter: { readonly delimiter?: string };
  readonly limit: number;
  readonly text: (value: string) => string;
} {
  const given = query.get("max-keys");
  const limit = given === null ? MAX_KEYS : Number(given);
  if (!Number.isInteger(limit) || limit < 0)
    throw new S3Error("InvalidArgument", [["ArgumentName", "max-keys"]]);
  const delimiter = query.get("delimiter");
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: delimiter === null || delimiter === "" ? {} : { delimiter },
    limit: Math.min(limit, MAX_KEYS),
    text: query.get("encoding-type") === "url" ? urlEncoded : (value): string => value,
  };
}

/** As S3 does: each segment is encoded, slashes are not. */
function urlEncoded(value: string): string {
  return value.split("/").map(encodeURIComponent).join("/");
}

function listSettings(query: URLSearchParams, text: (value: string) => string): readonly XmlElement[] {
  const delimiter = query.get("delimiter");
  const encoding = query.get("encoding-type");
  return [
    ...(delimiter === null ? [] : [["Delimiter", text(delimiter)] as const]),
    ...(encoding === null ? [] : [["EncodingType", encoding] as const]),
  ];
}

function commonPrefixElements(
  prefixes: readonly string[],
  text: (value: string) => string,
): readonly XmlElement[] {
  return prefixes.map((prefix): XmlElement => ["CommonPrefixes", [["Prefix", text(prefix)]]]);
}

function objectElements({ modified, etag, size }: StoredObject): readonly XmlElement[] {
  return [
    ["LastModified", modified],
    ["ETag", `"${etag}"`],
    ["Size", size],
    ["StorageClass", "STANDARD"],
  ];
}

function versionElement(
  version: ObjectVersion,
  isLatest: boolean,
  text: (value: string) => string,
): XmlElement {
  const identity: readonly XmlElement[] = [
    ["Key", text(version.key)],
    ["VersionId", version.versionId],
    ["IsLatest", isLatest],
  ];
  return version.kind === "object"
    ? ["Version", [...identity, ...objectElements(version), OWNER]]
    : ["DeleteMarker", [...identity, ["LastModified", version.modified], OWNER]];
}
