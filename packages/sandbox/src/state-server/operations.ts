import {
  type BucketRequest,
  bucketLocation,
  bucketVersioning,
  createBucket,
  deleteBucket,
  headBucket,
  listBuckets,
  listObjects,
  listVersions,
} from "./bucket-operations";
import { callerIdentity } from "./caller-identity";
import { copyObject } from "./copy-object";
import { abortUpload, completeUpload, createUpload, uploadPart } from "./multipart-operations";
import { deleteObject, getObject, headObject, type ObjectRequest, putObject } from "./object-operations";
import type { ObjectStore } from "./object-store";
import type { S3Answer } from "./s3-answer";
import { S3Error } from "./s3-error";
import type { S3Request } from "./s3-request";

type Operation<R> = (store: ObjectStore, request: R) => S3Answer | Promise<S3Answer>;

/** Operations by method and, after it in alphabetical order, the query parameters that select among those of one method. */
type Operations<R> = Readonly<Record<string, Operation<R>>>;

const SERVICE: Operations<S3Request> = {
  GET: listBuckets,
  // STS is asked by a form; S3 has no POST without a bucket.
  POST: (_store, request) => callerIdentity(request),
};

const BUCKET: Operations<BucketRequest> = {
  PUT: createBucket,
  HEAD: headBucket,
  DELETE: deleteBucket,
  "GET list-type": listObjects,
  "GET versions": listVersions,
  "GET location": bucketLocation,
  "GET versioning": bucketVersioning,
};

const OBJECT: Operations<ObjectRequest> = {
  PUT: putObject,
  "PUT copy": copyObject,
  GET: getObject,
  HEAD: headObject,
  DELETE: deleteObject,
  "POST uploads": createUpload,
  "PUT partNumber uploadId": uploadPart,
  "POST uploadId": completeUpload,
  "DELETE uploadId": abortUpload,
};

/**
 * Query parameters that do not select an operation. Any other one belongs to an operation that is not here, such as
 * `acl`: answering it as if it were absent would be a lie.
 */
const PLAIN_PARAMETERS =
  /^(?:x-id|versionId|X-Amz-.*|prefix|delimiter|max-keys|max-buckets|start-after|continuation-token|encoding-type|fetch-owner|key-marker|version-id-marker|response-.*)$/;

/**
 * Does what a request asks.
 * @throws {S3Error} what S3 would answer, `NotImplemented` for an operation that is not here
 */
export async function perform(store: ObjectStore, request: S3Request): Promise<S3Answer> {
  const { bucket, key } = request;
  if (bucket === undefined) return operation(SERVICE, request)(store, request);
  if (key === undefined) return operation(BUCKET, request)(store, { ...request, bucket });
  return operation(OBJECT, request)(store, { ...request, bucket, key });
}

function operation<R>(operations: Operations<R>, { method, query, headers }: S3Request): Operation<R> {
  const selectors = [...query.keys()].filter((name) => !PLAIN_PARAMETERS.test(name)).sort();
  const name = [method, ...selectors].join(" ");
  // A copy is a PUT with this header and no body: it must not be taken for an upload of nothing.
  const isCopy = headers["x-amz-copy-source"] !== undefined;
  const found = operations[isCopy ? `${name} copy` : name];
  if (found === undefined) {
    throw new S3Error("NotImplemented", [["Operation", name]]);
  }
  return found;
}
