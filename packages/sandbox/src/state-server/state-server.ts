import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Fault, Faults } from "./fault";
import { HeldLocks, LOCK_ENDING } from "./held-locks";
import { ObjectStore } from "./object-store";
import { perform } from "./operations";
import type { S3Answer } from "./s3-answer";
import { S3Error } from "./s3-error";
import { foreignHost, PROXIED_HOST, requestBody, requestHead, type S3RequestHead } from "./s3-request";

/** Only this machine may connect. */
const LOOPBACK = "127.0.0.1";

/** Where the server keeps its objects, and where it listens. */
export interface StateServerOptions {
  /** Absolute path of the store's folder; made where it does not exist. */
  readonly folder: string;
  /** @default 0: a free port */
  readonly port?: number;
  /**
   * Answers requests to paths under `/-/`, which no bucket can have: bucket names have three characters or more.
   * @default there is none: they are answered as other unknown buckets are
   */
  readonly control?: (message: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** A running server. */
export interface StateServer {
  readonly port: number;
  /** Address of this server: for `HTTP_PROXY`, for `AWS_ENDPOINT_URL_STS`, and for S3 clients that put buckets in paths. */
  readonly endpoint: string;
  /** For `AWS_ENDPOINT_URL_S3` of clients that put buckets into host names; they reach it with {@link endpoint} as proxy. */
  readonly proxiedEndpoint: string;
  readonly store: ObjectStore;
  readonly faults: Faults;
  /** One line for each damaged file that was moved aside at the start. */
  readonly notices: readonly string[];
  /** Locks that Terraform has taken and not released. */
  readonly locks: Pick<HeldLocks, "count">;
  /** Grants no lock from now on, and resolves once those who have one have released it, or the wait is given up. */
  drain(giveUp: AbortSignal): Promise<void>;
  /** Ends every connection once the writes under way are on the disk. */
  close(): Promise<void>;
}

/**
 * Serves S3, as far as Terraform's backend and remote state use it, from a folder.
 * @throws {Error} `EADDRINUSE` when the port is taken; file errors when the folder cannot be used
 */
export async function serveState({ folder, port = 0, control }: StateServerOptions): Promise<StateServer> {
  const { store, notices } = await ObjectStore.open(folder);
  const faults = new Faults();
  const locks = new HeldLocks();
  const ending = new AbortController();
  const server = createServer((message, response) => {
    const handled =
      control !== undefined && message.url?.startsWith("/-/") === true
        ? control(message, response)
        : handle(message, response, { store, faults, locks, ending: ending.signal });
    // Only a connection that broke gets here: there is nobody left to tell.
    handled.catch(() => response.destroy());
  });
  // Who holds a lock stays connected while it makes resources, however long it asks for no state.
  server.keepAliveTimeout = 0;
  const address = await listen(server, port);
  return {
    port: address.port,
    endpoint: `http://${LOOPBACK}:${address.port}`,
    proxiedEndpoint: `http://${PROXIED_HOST}`,
    store,
    faults,
    notices,
    locks,
    drain: async (giveUp) => {
      ending.abort();
      await locks.released(giveUp);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await store.idle();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => resolve());
  });
  return server.address() as AddressInfo;
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  { faults, ...served }: Served & { readonly faults: Faults },
): Promise<void> {
  const stranger = foreignHost(message);
  if (stranger !== undefined) return send(response, message, refusal(stranger));
  let head: S3RequestHead;
  try {
    head = requestHead(message);
  } catch (error) {
    return send(response, message, errorAnswer(error, { resource: message.url ?? "", requestId: "" }));
  }
  served.locks.asked(message.socket);
  const fault = faults.take(head);
  if (fault?.kind === "cut" && fault.when === "before") return cut(message, response);
  const answer = await answerTo(message, head, { ...served, fault });
  if (fault?.kind === "cut") return cut(message, response);
  return send(response, message, {
    ...answer,
    headers: { ...answer.headers, "x-amz-request-id": head.id },
  });
}

/** What requests are answered from. */
interface Served {
  readonly store: ObjectStore;
  readonly locks: HeldLocks;
  /** Aborted once no lock is granted any more. */
  readonly ending: AbortSignal;
}

async function answerTo(
  message: IncomingMessage,
  head: S3RequestHead,
  { store, locks, ending, fault }: Served & { readonly fault: Fault | undefined },
): Promise<S3Answer> {
  try {
    const body = await requestBody(message, head);
    if (fault?.kind === "error") throw new S3Error(fault.code);
    if (fault?.kind === "slow") await delay(fault.milliseconds);
    if (ending.aborted && head.method === "PUT" && head.key?.endsWith(LOCK_ENDING)) {
      throw new S3Error("AccessDenied");
    }
    const answer = await perform(store, { ...head, body });
    locks.granted(head);
    return answer;
  } catch (error) {
    const resource = `/${[head.bucket, head.key].filter((part) => part !== undefined).join("/")}`;
    return errorAnswer(error, { resource, requestId: head.id });
  }
}

/** What is no refusal of S3, such as a full disk, is its internal error, with the cause in it. */
function errorAnswer(
  error: unknown,
  place: { readonly resource: string; readonly requestId: string },
): S3Answer {
  const refusal =
    error instanceof S3Error ? error : new S3Error("InternalError", [["Cause", (error as Error).message]]);
  const body = refusal.code === "NotModified" ? "" : refusal.document(place);
  return { status: refusal.status, headers: { "content-type": "application/xml" }, body };
}

/** The answer to a client that takes this server for a proxy to everywhere. */
function refusal(host: string): S3Answer {
  const body = `${host}: the sandbox is a proxy to its own S3 only; run this command outside of it\n`;
  return { status: 502, headers: { "content-type": "text/plain" }, body };
}

function cut(message: IncomingMessage, response: ServerResponse): void {
  message.destroy();
  response.destroy();
}

function send(response: ServerResponse, message: IncomingMessage, { status, headers, body }: S3Answer): void {
  const length = headers["content-length"] ?? `${Buffer.byteLength(body)}`;
  response.writeHead(status, { ...headers, "content-length": length });
  // The answer to HEAD has the headers of the body, and no body.
  response.end(message.method === "HEAD" ? undefined : body);
}
