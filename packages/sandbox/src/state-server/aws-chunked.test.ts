import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeAwsChunked, isAwsChunked } from "./aws-chunked";

describe("decodeAwsChunked", () => {
  it("gives back any bytes, however they were cut into chunks", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (chunks) => {
        expect(decodeAwsChunked(encoded(chunks)).body).toEqual(Buffer.concat(chunks));
      }),
    );
  });

  it("reads the headers after the last chunk", () => {
    const body = encoded([Buffer.from("state")], "x-amz-checksum-crc32:AAAAAA==\r\n");

    expect(decodeAwsChunked(body).trailers).toEqual({ "x-amz-checksum-crc32": "AAAAAA==" });
  });

  it.each([
    { fault: "no last chunk", body: "5\r\nstate\r\n" },
    { fault: "a chunk shorter than its size", body: "9\r\nstate\r\n0\r\n\r\n" },
    { fault: "a size that is no number", body: "five\r\nstate\r\n0\r\n\r\n" },
    { fault: "no size", body: "state" },
  ])("refuses $fault", ({ body }) => {
    expect(() => decodeAwsChunked(Buffer.from(body))).toThrow(
      "You did not provide the number of bytes specified by the Content-Length HTTP header.",
    );
  });
});

describe("isAwsChunked", () => {
  it.each([
    { headers: { "content-encoding": "aws-chunked" }, chunked: true },
    { headers: { "content-encoding": "gzip, aws-chunked" }, chunked: true },
    { headers: { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" }, chunked: true },
    { headers: { "content-encoding": "gzip", "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }, chunked: false },
    { headers: {}, chunked: false },
  ])("$headers: $chunked", ({ headers, chunked }) => {
    expect(isAwsChunked(headers as Readonly<Record<string, string>>)).toBe(chunked);
  });
});

function encoded(chunks: readonly Uint8Array[], trailers = ""): Buffer {
  return Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)};chunk-signature=0\r\n`),
      chunk,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`0;chunk-signature=0\r\n${trailers}\r\n`),
  ]);
}
