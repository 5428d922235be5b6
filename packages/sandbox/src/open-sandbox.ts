import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { controlHandler } from "./control";
import { childEnvironment } from "./environment";
import { isAlive, type Sandbox } from "./find-sandbox";
import type { SandboxOperations } from "./operations";
import { type ServedProviders, type ServeProvidersOptions, serveProviders } from "./provider/serve-providers";
import { runningOperations } from "./running-operations";
import { SandboxError } from "./sandbox-error";
import { FOLDER } from "./sandbox-folder";
import { claimSession } from "./session-file";
import { stateBuckets } from "./state-buckets";
import type { Faults } from "./state-server/fault";
import { type StateServer, serveState } from "./state-server/state-server";

/** What to serve, and where it is kept. */
export interface SandboxOptions {
  /** Folder of everything that the sandbox keeps; made where it does not exist. One sandbox at a time runs in it. */
  readonly directory: string;
  /** Parsed `cdk.tf.json` objects: their types are served and their state buckets made, and no others. */
  readonly templates: readonly unknown[];
  /** Same seed and same configuration, same ids. @default "strata" */
  readonly seed?: string;
  /** Absolute path of a folder whose dependencies include the provider bindings. */
  readonly from: string;
  /** Absolute path of a folder for schemas that were read. @default `cache` in the directory */
  readonly cacheDir?: string;
  /**
   * How long each change takes to be acknowledged, in milliseconds, so that a deploy can be interrupted in the middle.
   * @default 0
   */
  readonly latency?: number;
  /** Port of the state server on 127.0.0.1. @default 0: a free one */
  readonly port?: number;
}

/** A sandbox that runs in this process, and ends with it. */
export interface OwnSandbox extends Sandbox {
  /** One line for each damaged file that was moved aside at the start. */
  readonly notices: readonly string[];
  /** Makes requests for states go wrong. */
  readonly faults: Faults;
  /** How many locks are held by a Terraform that still runs. */
  readonly locksHeld: number;
  /**
   * Ends it: no port is open and no session left afterwards, and all that it acknowledged is on the disk. A Terraform
   * that holds a lock comes to its end before, and no other one gets a lock.
   * @param giveUp ends the wait: what Terraform has under way is cut. @default never
   */
  close(giveUp?: AbortSignal): Promise<void>;
}

/**
 * Serves simulated providers and an S3 state server from this process. What the folder has from an earlier sandbox is
 * there again.
 * @throws {SandboxError} when another sandbox runs in the folder, when it cannot be written or its session file is
 * damaged, when the port is taken, when a template uses a type that the bindings do not know
 */
export async function openSandbox({
  directory: given,
  templates,
  seed = "strata",
  from,
  cacheDir,
  latency = 0,
  port = 0,
}: SandboxOptions): Promise<OwnSandbox> {
  const directory = resolve(given);
  const session = await claimSession(directory, { isAlive, now: () => new Date() });
  let operations: SandboxOperations | undefined;
  let server: StateServer | undefined;
  let providers: ServedProviders | undefined;
  const close = async (giveUp: AbortSignal = new AbortController().signal): Promise<void> => {
    await server?.drain(giveUp);
    await Promise.all([server?.close(), providers?.close()]);
    session.release();
  };
  try {
    const notices: string[] = [];
    const control = controlHandler(session, () => operations);
    server = await listening(serveState({ folder: join(directory, FOLDER.states), port, control }), port);
    notices.push(...server.notices);
    await makeBuckets(server, templates);
    providers = await served({
      templates,
      seed,
      latency,
      from,
      store: join(directory, FOLDER.cloud),
      cacheDir: cacheDir ?? join(directory, FOLDER.cache),
      warn: (line) => notices.push(line),
    });
    const terraformConfig = join(directory, FOLDER.terraformConfig);
    await writeFile(terraformConfig, "# Terraform in the sandbox uses no other configuration.\n");
    const environment = childEnvironment({ ...server, reattach: providers.reattach, terraformConfig });
    const about = { directory, pid: session.pid, started: session.started, notices };
    operations = runningOperations({ about, server, providers, templates });
    session.publish({ port: server.port, environment });
    const { faults, locks } = server;
    return {
      ...operations,
      environment,
      notices,
      faults,
      close,
      get locksHeld() {
        return locks.count;
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeBuckets(server: StateServer, templates: readonly unknown[]): Promise<void> {
  const present = new Set(server.store.listBuckets().map(({ name }) => name));
  for (const { bucket, region } of stateBuckets(templates)) {
    if (present.has(bucket)) continue;
    await server.store.createBucket(bucket, region).catch((error: Error) => {
      throw new SandboxError([`state bucket ${JSON.stringify(bucket)}: ${error.message}`]);
    });
  }
}

async function listening(server: Promise<StateServer>, port: number): Promise<StateServer> {
  try {
    return await server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new SandboxError([
      `port ${port}: expected a free port on 127.0.0.1, got one in use; name another one, or none to have a free one chosen`,
    ]);
  }
}

async function served(options: ServeProvidersOptions): Promise<ServedProviders> {
  try {
    return await serveProviders(options);
  } catch (error) {
    throw new SandboxError((error as Error).message.split("\n"));
  }
}
