import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder, UNFINISHED, writeDurably } from "@strata/files";
import { type ObjectVersion, parseRecord, recordOf, type StoredObject } from "./object-version";

const BODY = ".body";
const RECORD = ".json";
/** Ending of a file that was moved aside because it could not be read. */
const DAMAGED = ".damaged";

/** What lies on the disk of one bucket. */
export interface BucketContent {
  readonly versions: readonly ObjectVersion[];
  /** One line for each file that was moved aside. */
  readonly notices: readonly string[];
}

/**
 * The files of one bucket: a folder for each key, in it two files for each version, bytes and record. A version exists
 * once its record does: the bytes are written first, and removed last.
 */
export class VersionFiles {
  constructor(
    /** Absolute path of the bucket's folder, which exists. */
    private readonly folder: string,
  ) {}

  /** Reads every record, moves what cannot be read aside, and removes what an interrupted write left. */
  async load(): Promise<BucketContent> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    const keys = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(this.folder, name));
    const contents = await Promise.all(keys.map((key) => loadKey(key)));
    return {
      versions: contents.flatMap(({ versions }) => versions),
      notices: contents.flatMap(({ notices }) => notices),
    };
  }

  /** Writes a version. When it resolves, the version survives a crash. */
  async write(version: ObjectVersion, body: Uint8Array | undefined): Promise<void> {
    const folder = this.folderOf(version.key);
    if ((await mkdir(folder, { recursive: true })) !== undefined) await syncFolder(this.folder);
    if (body !== undefined) await writeDurably(join(folder, version.versionId + BODY), body);
    await writeDurably(join(folder, version.versionId + RECORD), recordOf(version));
  }

  /** The bytes of an object. */
  async read({ key, versionId }: StoredObject): Promise<Buffer> {
    return readFile(join(this.folderOf(key), versionId + BODY));
  }

  /** Removes a version for good. When it resolves, it does not come back after a crash. */
  async remove({ key, versionId }: ObjectVersion): Promise<void> {
    const folder = this.folderOf(key);
    await rm(join(folder, versionId + RECORD));
    await syncFolder(folder);
    await rm(join(folder, versionId + BODY), { force: true });
  }

  private folderOf(key: string): string {
    return join(this.folder, folderName(key));
  }
}

/**
 * A folder name for a key that a person can still read. Two keys may share a folder where names do not differ in case:
 * the records say which key they are of.
 */
function folderName(key: string): string {
  const readable = encodeURIComponent(key).replace(/^\.+$/, (dots) => "%2E".repeat(dots.length));
  // Windows takes no "*" in a name, most file systems no more than 255 bytes.
  const name = readable.replaceAll("*", "%2A");
  if (name.length <= 200) return name;
  return `${name.slice(0, 100)}-${createHash("sha256").update(key).digest("hex")}`;
}

async function loadKey(folder: string): Promise<BucketContent> {
  const names = await readdir(folder);
  const present = new Set(names);
  const records = names.filter((name) => name.endsWith(RECORD));
  const loaded = await Promise.all(records.map((name) => loadVersion(folder, name)));
  const unused = names.filter(
    (name) =>
      name.endsWith(UNFINISHED) ||
      (name.endsWith(BODY) && !present.has(name.slice(0, -BODY.length) + RECORD)),
  );
  await Promise.all(unused.map((name) => rm(join(folder, name), { force: true })));
  return {
    versions: loaded.flatMap((version) => (typeof version === "string" ? [] : [version])),
    notices: loaded.flatMap((version) => (typeof version === "string" ? [version] : [])),
  };
}

/** A version, or the line that says why its files were moved aside. */
async function loadVersion(folder: string, name: string): Promise<ObjectVersion | string> {
  const file = join(folder, name);
  const body = file.slice(0, -RECORD.length) + BODY;
  const version = parseRecord(await readFile(file, "utf8"));
  if (version === undefined) {
    await moveAside([file, body]);
    return `${file}: expected the record of an object version, got other text; moved aside to ${file}${DAMAGED}`;
  }
  if (version.kind === "delete-marker") return version;
  const size = await stat(body).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === version.size) return version;
  await moveAside([file, body]);
  const got = size === undefined ? "no file" : `${size}`;
  return `${body}: expected ${version.size} bytes of ${version.key}, got ${got}; moved aside with its record to ${file}${DAMAGED}`;
}

async function moveAside(files: readonly string[]): Promise<void> {
  for (const file of files) {
    await rename(file, file + DAMAGED).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
