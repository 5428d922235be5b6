import type { PutObjectCommandInput } from "@aws-sdk/client-s3";
import { digestOf, type Unit } from "../units";
import { type ArtefactFacts, packUnit, unpackUnit } from "./archive";
import { type BucketAccess, type OpenBucket, type StateBucket, withBucket } from "./bucket";
import { bucketFault, isRefused } from "./bucket-fault";
import { archiveKey, type StatePlace, stateKeyOf, statePlace } from "./place";

/** An artefact that is kept beside a state. */
export interface ListedArtefact {
  /** Key of the state. */
  readonly stateKey: string;
  /** When it was kept last. */
  readonly kept: Date;
}

/** Metadata of an archive: the digest of what it was made of, so that the same unit is not kept twice. */
const DIGEST = "strata-digest";

/**
 * Keeps what was applied beside the state: the unit's JSON, its lock file, its assets. The same again is not written. An
 * earlier one stays as an earlier version of the object, where the bucket has versions.
 * @returns whether it was written
 * @throws {DeployError} with one line, when the bucket refuses
 */
export async function keepArtefact(
  { folder, json, layer, stack, reads }: Unit,
  { id, path, account, region }: ArtefactFacts["environment"],
  access: BucketAccess = {},
): Promise<boolean> {
  const place = statePlace(json, stack);
  const facts = { environment: { id, path, account, region }, layer, stack, reads: [...reads] };
  const archive = packUnit(folder, facts);
  const encryption = encryptionOf(place);
  const digest = digestOf(`${digestOf(archive)} ${JSON.stringify(encryption)}`);
  return withBucket(place, access, async (open) => {
    if ((await keptDigest(place, open)) === digest) return false;
    const { client, sdk } = open;
    const put = new sdk.PutObjectCommand({
      ...objectAt(place),
      ...encryption,
      Body: archive,
      ContentType: "application/zip",
      Metadata: { [DIGEST]: digest },
    });
    await explained(client.send(put), place, "s3:PutObject");
    return true;
  });
}

/**
 * Writes what was applied last into a new folder, in which Terraform can work.
 * @returns which unit it is
 * @throws {DeployError} with one line, when there is none or the bucket refuses
 */
export async function fetchArtefact(
  place: Pick<StatePlace, "bucket" | "region" | "key">,
  into: string,
  access: BucketAccess = {},
): Promise<ArtefactFacts> {
  const archive = await withBucket(place, access, async ({ client, sdk }) => {
    const get = client.send(new sdk.GetObjectCommand(objectAt(place)));
    return explained(
      get.then(({ Body }) => Body?.transformToByteArray()),
      place,
      "s3:GetObject",
    );
  });
  return unpackUnit(archive ?? new Uint8Array(), into, urlOf(place));
}

/**
 * Every artefact of a bucket, by the keys of the states: also of units that the code no longer has.
 * @param prefix of the states' keys @default all
 * @throws {DeployError} with one line, when the bucket refuses
 */
export async function listArtefacts(
  place: StateBucket & { readonly prefix?: string },
  access: BucketAccess = {},
): Promise<readonly ListedArtefact[]> {
  const { bucket, prefix = "" } = place;
  return withBucket(place, access, async ({ client, sdk }) => {
    const found: ListedArtefact[] = [];
    const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
    const read = async (): Promise<void> => {
      for await (const { Contents = [] } of pages) {
        for (const { Key = "", LastModified = new Date(0) } of Contents) {
          const stateKey = stateKeyOf(Key);
          if (stateKey !== undefined) found.push({ stateKey, kept: LastModified });
        }
      }
    };
    await explained(read(), { ...place, key: prefix }, "s3:ListBucket", `s3://${bucket}/${prefix}`);
    return found;
  });
}

/**
 * Takes away what was kept of a unit that is destroyed. Where the bucket has versions, they stay.
 * @throws {DeployError} with one line, when the bucket refuses
 */
export async function removeArtefact(
  place: Pick<StatePlace, "bucket" | "region" | "key">,
  access: BucketAccess = {},
): Promise<void> {
  await withBucket(place, access, async ({ client, sdk }) => {
    await explained(client.send(new sdk.DeleteObjectCommand(objectAt(place))), place, "s3:DeleteObject");
  });
}

/** What was kept last; undefined where S3 does not say. */
async function keptDigest(place: StatePlace, { client, sdk }: OpenBucket): Promise<string | undefined> {
  try {
    const { Metadata = {} } = await client.send(new sdk.HeadObjectCommand(objectAt(place)));
    return Metadata[DIGEST];
  } catch (error) {
    // Who may not list a bucket gets 403 for what is not there. Of other refusals a HEAD says no more than a number, so
    // that the request to write has to say why.
    if (isRefused(error)) return undefined;
    throw bucketFault(error, { url: urlOf(place), region: place.region, action: "s3:GetObject" });
  }
}

/** As the backend has its state encrypted. Source: Terraform, internal/backend/remote-state/s3/client.go, Put. */
function encryptionOf({
  encrypt,
  kmsKeyId,
}: StatePlace): Pick<PutObjectCommandInput, "ServerSideEncryption" | "SSEKMSKeyId"> {
  if (!encrypt) return {};
  if (kmsKeyId === undefined) return { ServerSideEncryption: "AES256" };
  return { ServerSideEncryption: "aws:kms", SSEKMSKeyId: kmsKeyId };
}

function objectAt({ bucket, key }: Pick<StatePlace, "bucket" | "key">): {
  readonly Bucket: string;
  readonly Key: string;
} {
  return { Bucket: bucket, Key: archiveKey(key) };
}

function urlOf({ bucket, key }: Pick<StatePlace, "bucket" | "key">): string {
  return `s3://${bucket}/${archiveKey(key)}`;
}

async function explained<T>(
  answer: Promise<T>,
  place: Pick<StatePlace, "bucket" | "region" | "key">,
  action: string,
  url = urlOf(place),
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw bucketFault(error, { url, region: place.region, action });
  }
}
