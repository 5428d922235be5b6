import { createHash } from "node:crypto";
import * as zlib from "node:zlib";
import { S3Error } from "./s3-error";

/** How each checksum header is computed; those that Node has no function for are kept and not verified. */
const CHECKSUMS: Readonly<Record<string, (body: Uint8Array) => string>> = {
  "content-md5": (body) => createHash("md5").update(body).digest("base64"),
  "x-amz-checksum-sha1": (body) => createHash("sha1").update(body).digest("base64"),
  "x-amz-checksum-sha256": (body) => createHash("sha256").update(body).digest("base64"),
  "x-amz-checksum-crc32": (body) => {
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(zlib.crc32(body));
    return checksum.toString("base64");
  },
};

/**
 * Compares a body with the checksums that came with it.
 * @throws {S3Error} `BadDigest` naming the header that differs
 */
export function verifyChecksums(body: Uint8Array, headers: Readonly<Record<string, string>>): void {
  for (const [header, checksum] of Object.entries(CHECKSUMS)) {
    const expected = headers[header];
    if (expected === undefined) continue;
    const calculated = checksum(body);
    if (calculated !== expected) {
      throw new S3Error("BadDigest", [
        ["Header", header],
        ["ExpectedDigest", expected],
        ["CalculatedDigest", calculated],
      ]);
    }
  }
}
