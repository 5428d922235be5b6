/** One version of a key: an object, or a marker that says it was deleted. */
export type ObjectVersion = StoredObject | DeleteMarker;

interface Version {
  readonly key: string;
  /** Opaque to clients; unique in the store. */
  readonly versionId: string;
  /** Order of writes in the whole store: the highest of a key is its current version. */
  readonly sequence: number;
  /** When it was written, ISO 8601 in UTC. */
  readonly modified: string;
}

/** An object's metadata; its bytes lie in a file beside it. */
export interface StoredObject extends Version {
  readonly kind: "object";
  /** MD5 of the bytes in hexadecimal, or what S3 makes of the MD5s of parts; without the quotes that HTTP adds. */
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  /** Headers of the write that a read gives back, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a delete without a version id puts on top: the versions below it stay readable by their ids. */
export interface DeleteMarker extends Version {
  readonly kind: "delete-marker";
}

/** Reads a version's record as {@link recordOf} wrote it, or undefined where the text is no such record. */
export function parseRecord(text: string): ObjectVersion | undefined {
  const value = parsed(text);
  if (typeof value !== "object" || value === null) return undefined;
  const record = value as Partial<Record<keyof StoredObject, unknown>>;
  const { key, versionId, sequence, modified, kind, etag, size, headers } = record;
  if (typeof key !== "string" || typeof versionId !== "string" || typeof modified !== "string")
    return undefined;
  if (typeof sequence !== "number") return undefined;
  const version = { key, versionId, sequence, modified };
  if (kind === "delete-marker") return { ...version, kind };
  if (kind !== "object" || typeof etag !== "string" || typeof size !== "number") return undefined;
  if (typeof headers !== "object" || headers === null) return undefined;
  return { ...version, kind, etag, size, headers: headers as Readonly<Record<string, string>> };
}

/** The text that is kept of a version. */
export function recordOf(version: ObjectVersion): string {
  return `${JSON.stringify(version, undefined, 2)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
