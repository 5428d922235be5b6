import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder, writeDurably } from "@strata/files";
import { type Conditions, checkDelete, checkWrite } from "./condition";
import { KeyLocks } from "./key-locks";
import { compareKeys } from "./listing";
import { MultipartUploads } from "./multipart-uploads";
import type { ObjectVersion, StoredObject } from "./object-version";
import { S3Error } from "./s3-error";
import { VersionFiles } from "./version-files";

/** A bucket, as `ListBuckets` shows it. */
export interface BucketSummary {
  readonly name: string;
  /** When it was made, ISO 8601 in UTC. */
  readonly created: string;
  readonly region: string;
}

/** What to write to a key. */
export interface Write {
  readonly bucket: string;
  readonly key: string;
  readonly body: Uint8Array;
  /** Headers that reads give back, by lower-case name. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Entity tag, without quotes. @default the MD5 of the body */
  readonly etag?: string;
  /** @default none: the write always happens */
  readonly conditions?: Conditions;
}

interface Bucket extends BucketSummary {
  readonly files: VersionFiles;
  /** Versions by key, newest first. A key without versions is absent. */
  readonly keys: Map<string, readonly ObjectVersion[]>;
}

const BUCKET_FILE = "bucket.json";
/** Source: Amazon S3 user guide, "Bucket naming rules", in short. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const MAX_KEY_BYTES = 1024;

/**
 * Buckets with versioned objects on a disk. What a method has resolved for survives a crash of the process. Conditions
 * of one key are decided one after another, so of two writes that each expect no object one is refused. A folder has
 * one store at a time: its owner sees to that.
 */
export class ObjectStore {
  /** Uploads in parts that are under way. */
  readonly uploads = new MultipartUploads();
  private readonly buckets = new Map<string, Bucket>();
  private readonly locks = new KeyLocks();
  private sequence = 0;

  private constructor(
    private readonly folder: string,
    private readonly now: () => Date,
  ) {}

  /**
   * Opens the store in a folder, which is made where it does not exist.
   * @returns the store, and one line for each damaged file that was moved aside
   * @throws {Error} when the folder cannot be read or written
   */
  static async open(
    folder: string,
    now: () => Date = () => new Date(),
  ): Promise<{ readonly store: ObjectStore; readonly notices: readonly string[] }> {
    const store = new ObjectStore(folder, now);
    await mkdir(folder, { recursive: true });
    const entries = await readdir(folder, { withFileTypes: true });
    const notices: string[] = [];
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      notices.push(...(await store.load(name)));
    }
    return { store, notices };
  }

  /**
   * Makes a bucket.
   * @throws {S3Error} `BucketAlreadyOwnedByYou`, `InvalidBucketName`
   */
  async createBucket(name: string, region: string): Promise<void> {
    await this.locks.run(name, async () => {
      if (!BUCKET_NAME.test(name)) throw new S3Error("InvalidBucketName", [["BucketName", name]]);
      if (this.buckets.has(name)) throw new S3Error("BucketAlreadyOwnedByYou", [["BucketName", name]]);
      const folder = join(this.folder, name);
      const created = this.now().toISOString();
      await mkdir(folder, { recursive: true });
      await writeDurably(join(folder, BUCKET_FILE), `${JSON.stringify({ created, region })}\n`);
      await syncFolder(this.folder);
      this.buckets.set(name, { name, created, region, files: new VersionFiles(folder), keys: new Map() });
    });
  }

  /**
   * Removes a bucket that has no versions.
   * @throws {S3Error} `NoSuchBucket`, `BucketNotEmpty`
   */
  async deleteBucket(name: string): Promise<void> {
    await this.locks.run(name, async () => {
      if (this.find(name).keys.size > 0) throw new S3Error("BucketNotEmpty", [["BucketName", name]]);
      await rm(join(this.folder, name), { recursive: true });
      await syncFolder(this.folder);
      this.buckets.delete(name);
    });
  }

  /** Every bucket, by name. */
  listBuckets(): readonly BucketSummary[] {
    return [...this.buckets.values()].sort((a, b) => compareKeys(a.name, b.name));
  }

  /**
   * The summary of a bucket.
   * @throws {S3Error} `NoSuchBucket`
   */
  bucket(name: string): BucketSummary {
    return this.find(name);
  }

  /**
   * Writes a new version of a key.
   * @throws {S3Error} `NoSuchBucket`, `KeyTooLongError`, and what `conditions` refuse
   */
  async put({ bucket, key, body, etag: given, headers = {}, conditions = {} }: Write): Promise<StoredObject> {
    if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error("KeyTooLongError");
    const etag = given ?? createHash("md5").update(body).digest("hex");
    return this.change(bucket, key, async ({ files, keys }) => {
      checkWrite(conditions, this.current(bucket, key));
      const object = { ...this.next(key), kind: "object", etag, size: body.byteLength, headers } as const;
      await files.write(object, body);
      keys.set(key, [object, ...(keys.get(key) ?? [])]);
      return object;
    });
  }

  /**
   * Deletes a key by a marker on top of its versions, as a bucket with versioning does, or one version for good.
   * @returns the marker that was written or the version that was removed; undefined where there was none
   * @throws {S3Error} `NoSuchBucket`, and what `conditions` refuse
   */
  async delete({
    bucket,
    key,
    versionId,
    conditions = {},
  }: {
    readonly bucket: string;
    readonly key: string;
    /** @default none: a marker is written */
    readonly versionId?: string;
    readonly conditions?: Conditions;
  }): Promise<ObjectVersion | undefined> {
    return this.change(bucket, key, async ({ files, keys }) => {
      checkDelete(conditions, this.current(bucket, key));
      const versions = keys.get(key) ?? [];
      if (versionId === undefined) {
        const marker = { ...this.next(key), kind: "delete-marker" } as const;
        await files.write(marker, undefined);
        keys.set(key, [marker, ...versions]);
        return marker;
      }
      const version = versions.find((candidate) => candidate.versionId === versionId);
      if (version === undefined) return undefined;
      await files.remove(version);
      const left = versions.filter((candidate) => candidate !== version);
      if (left.length > 0) keys.set(key, left);
      else keys.delete(key);
      return version;
    });
  }

  /**
   * The current version of a key, or undefined where it has none or was deleted.
   * @throws {S3Error} `NoSuchBucket`
   */
  current(bucket: string, key: string): StoredObject | undefined {
    const version = this.find(bucket).keys.get(key)?.[0];
    return version?.kind === "object" ? version : undefined;
  }

  /**
   * The bytes of a version.
   * @throws {S3Error} `NoSuchVersion` when it was removed in the meantime
   */
  async read(bucket: string, object: StoredObject): Promise<Buffer> {
    try {
      return await this.find(bucket).files.read(object);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      throw new S3Error("NoSuchVersion", [["Key", object.key]]);
    }
  }

  /**
   * Every version of a bucket, in the order of keys and newest first.
   * @throws {S3Error} `NoSuchBucket`
   */
  versions(bucket: string): readonly ObjectVersion[] {
    return [...this.find(bucket).keys]
      .sort(([a], [b]) => compareKeys(a, b))
      .flatMap(([, versions]) => versions);
  }

  /**
   * The current objects of a bucket, in the order of keys.
   * @throws {S3Error} `NoSuchBucket`
   */
  objects(bucket: string): readonly StoredObject[] {
    return [...this.find(bucket).keys.keys()]
      .sort(compareKeys)
      .flatMap((key) => this.current(bucket, key) ?? []);
  }

  /** Resolves once no write is under way. */
  async idle(): Promise<void> {
    await this.locks.idle();
  }

  private async change<T>(bucket: string, key: string, task: (bucket: Bucket) => Promise<T>): Promise<T> {
    return this.locks.run(`${bucket}/${key}`, async () => task(this.find(bucket)));
  }

  private find(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (bucket === undefined) throw new S3Error("NoSuchBucket", [["BucketName", name]]);
    return bucket;
  }

  private next(key: string): Pick<ObjectVersion, "key" | "sequence" | "versionId" | "modified"> {
    this.sequence += 1;
    const versionId = `v${String(this.sequence).padStart(12, "0")}`;
    return { key, sequence: this.sequence, versionId, modified: this.now().toISOString() };
  }

  private async load(name: string): Promise<readonly string[]> {
    const folder = join(this.folder, name);
    const { created, region } = await readBucketFile(join(folder, BUCKET_FILE));
    const files = new VersionFiles(folder);
    const { versions, notices } = await files.load();
    const keys = new Map<string, readonly ObjectVersion[]>();
    for (const version of [...versions].sort((a, b) => b.sequence - a.sequence)) {
      keys.set(version.key, [...(keys.get(version.key) ?? []), version]);
      this.sequence = Math.max(this.sequence, version.sequence);
    }
    this.buckets.set(name, { name, created, region, files, keys });
    return notices;
  }
}

/** A bucket whose file was lost is still a bucket: only its date and region are forgotten. */
async function readBucketFile(file: string): Promise<Pick<BucketSummary, "created" | "region">> {
  const unknown = { created: new Date(0).toISOString(), region: "us-east-1" };
  try {
    return { ...unknown, ...(JSON.parse(await readFile(file, "utf8")) as Partial<BucketSummary>) };
  } catch {
    return unknown;
  }
}
