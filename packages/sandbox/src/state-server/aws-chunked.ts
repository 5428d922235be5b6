import { S3Error } from "./s3-error";

/** A body as it was meant, and the headers that came after it. */
export interface DecodedBody {
  readonly body: Buffer;
  /** Trailing headers, such as a checksum, by lower-case name. */
  readonly trailers: Readonly<Record<string, string>>;
}

const CRLF = "\r\n";

/** Whether a request's body is in the `aws-chunked` coding of signed uploads. */
export function isAwsChunked(headers: Readonly<Record<string, string>>): boolean {
  const codings = (headers["content-encoding"] ?? "").split(",").map((coding) => coding.trim());
  return codings.includes("aws-chunked") || (headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-");
}

/**
 * Takes the chunks apart: `<size in hex>;chunk-signature=…`, the bytes, …, a chunk of size 0, the trailing headers.
 * Signatures are not verified: there is no account whose key could be.
 * Source: AWS Signature Version 4, "Transferring payload in multiple chunks".
 * @throws {S3Error} `IncompleteBody` when the chunks do not add up
 */
export function decodeAwsChunked(encoded: Buffer): DecodedBody {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const end = encoded.indexOf(CRLF, position);
    if (end < 0) throw new S3Error("IncompleteBody");
    const size = chunkSize(encoded.toString("latin1", position, end));
    const start = end + CRLF.length;
    if (size === 0)
      return { body: Buffer.concat(chunks), trailers: trailersOf(encoded.toString("latin1", start)) };
    const chunk = encoded.subarray(start, start + size);
    if (chunk.length < size) throw new S3Error("IncompleteBody");
    chunks.push(chunk);
    position = start + size + CRLF.length;
  }
}

function chunkSize(line: string): number {
  const [size = ""] = line.split(";");
  if (!/^[0-9a-f]+$/i.test(size)) throw new S3Error("IncompleteBody");
  return Number.parseInt(size, 16);
}

function trailersOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(CRLF).flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value.trim()]];
    }),
  );
}
