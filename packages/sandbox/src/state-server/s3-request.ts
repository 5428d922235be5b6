import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { decodeAwsChunked, isAwsChunked } from "./aws-chunked";
import { verifyChecksums } from "./checksum";
import { S3Error } from "./s3-error";

/** A request to the server: one to S3, unless it has no bucket and a form, which is how STS is asked. */
export interface S3Request {
  /** As `x-amz-request-id` of the answer. */
  readonly id: string;
  readonly method: string;
  /** Undefined for a request to the service as a whole. */
  readonly bucket?: string;
  /** Undefined for a request to a bucket as a whole. */
  readonly key?: string;
  readonly query: URLSearchParams;
  /** By lower-case name; of repeated ones, the values joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without the coding of the transfer. */
  readonly body: Buffer;
}

/** A request before its body was read. */
export type S3RequestHead = Omit<S3Request, "body">;

/** The largest body in bytes: twenty times the largest state that Terraform works with comfortably. */
const MAX_BODY = 256 * 1024 * 1024;

/**
 * The host name under which a client that has this server as its HTTP proxy asks for S3. The name is reserved never to
 * resolve (RFC 2606), so without the proxy a request goes nowhere.
 */
export const PROXIED_HOST = "s3.sandbox.invalid";

/** Host names of S3 itself; with a bucket and a dot in front of them, they are the bucket's. */
const SERVICE_HOST =
  /(?:^|\.)(?:s3\.sandbox\.invalid|s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com|(?:s3\.)?localhost)$/;

/**
 * Reads what a request is about from its first line and its headers.
 * @throws {S3Error} `InvalidArgument` when the address is not encoded as URLs are
 */
export function requestHead(message: IncomingMessage): S3RequestHead {
  const { host, path, search } = target(message);
  const headers = Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]),
  );
  return {
    // Sixteen characters of hexadecimal, as AWS's are.
    id: randomBytes(8).toString("hex").toUpperCase(),
    method: message.method ?? "",
    query: new URLSearchParams(search),
    headers,
    ...addressed(path, host),
  };
}

/** The host that a client wants to reach through this server as its proxy, where that is not S3. */
export function foreignHost(message: IncomingMessage): string | undefined {
  const { host, proxied } = target(message);
  return proxied && !SERVICE_HOST.test(host) ? host : undefined;
}

/**
 * Reads the body.
 * @throws {S3Error} when it is larger than {@link MAX_BODY}, incomplete, or not what its checksums say
 */
export async function requestBody(message: IncomingMessage, head: S3RequestHead): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new S3Error("EntityTooLarge", [["MaxSizeAllowed", MAX_BODY]]);
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  const { body, trailers } = isAwsChunked(head.headers) ? decodeAwsChunked(raw) : { body: raw, trailers: {} };
  const declared = head.headers["x-amz-decoded-content-length"];
  if (declared !== undefined && Number(declared) !== body.length) throw new S3Error("IncompleteBody");
  verifyChecksums(body, { ...head.headers, ...trailers });
  return body;
}

/** The host without its port, the path, and what follows the `?`. */
function target(message: IncomingMessage): {
  readonly host: string;
  readonly path: string;
  readonly search: string;
  /** Whether the request came as proxies get them, with the whole address in its first line. */
  readonly proxied: boolean;
} {
  const url = message.url ?? "/";
  const [, authority, rest = ""] = /^https?:\/\/([^/?]*)(.*)$/.exec(url) ?? [];
  const [path, search = ""] = splitOnce(authority === undefined ? url : rest, "?");
  const host = (authority ?? message.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  return { host, path, search, proxied: authority !== undefined };
}

function addressed(path: string, host: string): Pick<S3Request, "bucket" | "key"> {
  // An address or an unknown name has no bucket in it.
  const virtual = SERVICE_HOST.test(host) ? host.replace(SERVICE_HOST, "") : "";
  const rest = path.replace(/^\//, "");
  const [bucket, key] = virtual === "" ? splitOnce(rest, "/") : [virtual, rest];
  return {
    ...(bucket === "" ? {} : { bucket: decoded(bucket) }),
    ...(key === undefined || key === "" ? {} : { key: decoded(key) }),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidArgument", [["ArgumentValue", text]]);
  }
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
