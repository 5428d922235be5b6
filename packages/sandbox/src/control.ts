import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { SandboxOperations } from "./operations";
import { SandboxError } from "./sandbox-error";
import type { Session } from "./session-file";

/** Which operations another process may ask for. A table, so that a new one is not forgotten on either side. */
const OPERATIONS: Readonly<Record<keyof SandboxOperations, true>> = {
  status: true,
  resources: true,
  orphans: true,
  drift: true,
  remove: true,
};

/**
 * Header that carries the session's id. Only who can read the session file knows it, so neither another user of the
 * machine nor a page in a browser gets in.
 */
const SESSION_HEADER = "x-strata-session";

/** What is sent back: a result, or the lines of a {@link SandboxError}. */
type Reply = { readonly result?: unknown } | { readonly refused: readonly string[] };

/** Answers the requests of other processes, at `POST /-/<operation>`. */
export function controlHandler(
  session: Session,
  operations: () => SandboxOperations | undefined,
): (message: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (message, response) => {
    const name = message.url?.replace(/^\/-\//, "") ?? "";
    const ready = operations();
    if (message.method !== "POST" || message.headers[SESSION_HEADER] !== session.id || !isOperation(name)) {
      response.writeHead(404).end();
      return;
    }
    const argument: unknown = JSON.parse((await text(message)) || "null");
    const reply =
      ready === undefined
        ? { refused: ["the sandbox is still starting"] }
        : await replyOf(ready, name, argument);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
  };
}

/** The operations of a sandbox that runs in another process. Each throws a {@link SandboxError} once it is gone. */
export function remoteOperations(session: Session, port: number): SandboxOperations {
  const ask = (name: keyof SandboxOperations) => async (argument?: unknown) =>
    asked(session, port, name, argument);
  return Object.fromEntries(
    (Object.keys(OPERATIONS) as (keyof SandboxOperations)[]).map((name) => [name, ask(name)]),
  ) as unknown as SandboxOperations;
}

async function asked(
  session: Session,
  port: number,
  name: keyof SandboxOperations,
  argument: unknown,
): Promise<unknown> {
  let reply: Reply;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/-/${name}`, {
      method: "POST",
      headers: { [SESSION_HEADER]: session.id },
      body: JSON.stringify(argument ?? null),
    });
    reply = (await answer.json()) as Reply;
  } catch {
    throw new SandboxError([
      `sandbox of process ${session.pid}: expected an answer, got none; it may have ended`,
    ]);
  }
  if ("refused" in reply) throw new SandboxError(reply.refused);
  return reply.result;
}

async function replyOf(
  operations: SandboxOperations,
  name: keyof SandboxOperations,
  argument: unknown,
): Promise<Reply> {
  const operation = operations[name] as (argument: unknown) => Promise<unknown>;
  try {
    return { result: await operation(argument) };
  } catch (error) {
    return { refused: error instanceof SandboxError ? error.lines : [(error as Error).message] };
  }
}

function isOperation(name: string): name is keyof SandboxOperations {
  return Object.hasOwn(OPERATIONS, name);
}
