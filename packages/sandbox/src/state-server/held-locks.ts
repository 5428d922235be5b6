import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { S3RequestHead } from "./s3-request";

/** What `use_lockfile` appends to the key of a state. */
export const LOCK_ENDING = ".tflock";

/** How often to look whether all are released, in milliseconds. */
const INTERVAL = 50;

/**
 * The locks that were taken from this server, and whether somebody is there to release them: a Terraform keeps its
 * connection as long as it runs, and one that was killed has none.
 */
export class HeldLocks {
  private readonly keys = new Set<string>();
  private readonly connections = new Set<Socket>();

  /** Takes note of who asks for states. */
  asked(connection: Socket): void {
    if (this.connections.has(connection)) return;
    this.connections.add(connection);
    connection.once("close", () => this.connections.delete(connection));
  }

  /** Takes note of a request that was granted. */
  granted({ method, bucket = "", key = "" }: S3RequestHead): void {
    if (!key.endsWith(LOCK_ENDING)) return;
    if (method === "PUT") this.keys.add(`${bucket}/${key}`);
    if (method === "DELETE") this.keys.delete(`${bucket}/${key}`);
  }

  /** How many are held, as far as anybody is there to release one. */
  get count(): number {
    return this.connections.size === 0 ? 0 : this.keys.size;
  }

  /** Resolves once none is held, or the wait is given up. */
  async released(giveUp: AbortSignal): Promise<void> {
    while (this.count > 0 && !giveUp.aborted) await delay(INTERVAL);
  }
}
