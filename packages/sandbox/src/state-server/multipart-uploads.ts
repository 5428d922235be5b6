import { createHash, randomUUID } from "node:crypto";
import { S3Error } from "./s3-error";

/** An upload whose parts have all come. */
export interface CompletedUpload {
  readonly body: Buffer;
  /** As S3 makes it of parts: the MD5 of their MD5s, and how many there are. */
  readonly etag: string;
  /** Headers of the request that began it, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A part as the list that completes an upload names it. */
export interface PartName {
  readonly number: number;
  /** MD5 in hexadecimal, without quotes. */
  readonly etag: string;
}

interface Upload {
  /** Bucket and key. */
  readonly place: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, { readonly etag: string; readonly body: Buffer }>;
}

/**
 * Uploads in parts, which Terraform makes of a state beyond 5 MB. The parts are in memory only: until an upload is
 * completed there is no object, and a client begins again when the server does not know it any more.
 */
export class MultipartUploads {
  private readonly uploads = new Map<string, Upload>();

  /** Begins an upload. @returns its id */
  begin(place: string, headers: Readonly<Record<string, string>>): string {
    const id = randomUUID();
    this.uploads.set(id, { place, headers, parts: new Map() });
    return id;
  }

  /** Takes a part, or another version of it. @returns its MD5 @throws {S3Error} `NoSuchUpload` */
  add(id: string, place: string, number: number, body: Buffer): string {
    const etag = md5(body).toString("hex");
    this.find(id, place).parts.set(number, { etag, body });
    return etag;
  }

  /**
   * Puts the named parts together. The upload stays until it is ended, so that a refused write can be tried again.
   * @throws {S3Error} `NoSuchUpload`; `InvalidPart` for one that never came or has another MD5
   */
  joined(id: string, place: string, names: readonly PartName[]): CompletedUpload {
    const { parts, headers } = this.find(id, place);
    const bodies = names.map(({ number, etag }) => {
      const part = parts.get(number);
      if (part === undefined || part.etag !== etag)
        throw new S3Error("InvalidPart", [["PartNumber", number]]);
      return part.body;
    });
    return {
      body: Buffer.concat(bodies),
      etag: `${md5(Buffer.concat(bodies.map(md5))).toString("hex")}-${bodies.length}`,
      headers,
    };
  }

  /** Forgets an upload. @throws {S3Error} `NoSuchUpload` */
  end(id: string, place: string): void {
    this.find(id, place);
    this.uploads.delete(id);
  }

  private find(id: string, place: string): Upload {
    const upload = this.uploads.get(id);
    if (upload === undefined || upload.place !== place) throw new S3Error("NoSuchUpload", [["UploadId", id]]);
    return upload;
  }
}

function md5(body: Uint8Array): Buffer {
  return createHash("md5").update(body).digest();
}
