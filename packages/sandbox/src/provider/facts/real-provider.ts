import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  type Client,
  credentials,
  loadPackageDefinition,
  type ServiceClientConstructor,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { fromMessagePack, toMessagePack } from "../protocol/message-pack";
import type { Fields, Value } from "../protocol/value";

/** What Terraform sets so that a provider knows it was not started by hand. Source: terraform's `plugin/serve.go`. */
const MAGIC_COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Two maps of default tags and the like are many; a whole provider's schema is tens of megabytes. */
const LARGEST_REPLY = 256 * 1024 * 1024;

/** A schema block as the wire has it. */
export interface WireBlock {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: Buffer;
    readonly required: boolean;
    readonly optional: boolean;
    readonly computed: boolean;
    readonly sensitive: boolean;
    readonly write_only: boolean;
  }[];
  readonly block_types: readonly {
    readonly type_name: string;
    readonly block: WireBlock;
    /** 1 single, 2 list, 3 set, 4 map, 5 group. */
    readonly nesting: number;
  }[];
}

/** What a provider says of one change. */
export interface Plan {
  readonly planned: Value;
  /** Dotted attribute paths, list positions left out. */
  readonly replace: readonly string[];
  readonly errors: readonly string[];
}

interface Running {
  readonly process: ChildProcess;
  readonly client: Client;
}

/** A real provider of protocol version 5, running as a child process, to ask what it would plan. */
export class RealProvider {
  private configured: Fields = {};

  private constructor(
    private readonly binary: string,
    private running: Running,
  ) {}

  /** Starts a provider's binary and waits until it can be asked. */
  static async start(binary: string): Promise<RealProvider> {
    return new RealProvider(binary, await RealProvider.run(binary));
  }

  private static async run(binary: string): Promise<Running> {
    const child = spawn(binary, [], {
      env: { PATH: process.env.PATH, TF_PLUGIN_MAGIC_COOKIE: MAGIC_COOKIE, PLUGIN_PROTOCOL_VERSIONS: "5" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    // The handshake is one line: core version, protocol version, network, address, transport.
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const [, , network, address] = line.split("|");
    const definition = loadPackageDefinition(
      loadSync(join(__dirname, "tfplugin5.proto"), { keepCase: true, defaults: true, longs: Number }),
    );
    const { Provider } = definition.tfplugin5 as unknown as { Provider: ServiceClientConstructor };
    const target = network === "unix" ? `unix:${address}` : String(address);
    const client = new Provider(target, credentials.createInsecure(), {
      "grpc.max_receive_message_length": LARGEST_REPLY,
    });
    return { process: child, client };
  }

  /** The blocks of all resource types. */
  async resources(): Promise<ReadonlyMap<string, WireBlock>> {
    const reply = await this.call<{ resource_schemas: Record<string, { block: WireBlock }> }>(
      "GetSchema",
      {},
    );
    return new Map(Object.entries(reply.resource_schemas).map(([type, { block }]) => [type, block]));
  }

  /** The block of the provider's own configuration. */
  async configuration(): Promise<WireBlock> {
    return (await this.call<{ provider: { block: WireBlock } }>("GetSchema", {})).provider.block;
  }

  /** Configures it, with all that the configuration does not set as null. */
  async configure(config: Fields): Promise<void> {
    this.configured = config;
    const { diagnostics } = await this.call<{ diagnostics: { severity: number; summary: string }[] }>(
      "Configure",
      { terraform_version: "1.11.4", config: { msgpack: toMessagePack(config) } },
    );
    const errors = diagnostics.filter(({ severity }) => severity === 1).map(({ summary }) => summary);
    if (errors.length > 0) throw new Error(`expected the provider to accept its configuration: ${errors}`);
  }

  /** Asks what it would do. A provider that dies of the question is started again, and has no answer. */
  async plan(type: string, prior: Value, config: Value): Promise<Plan> {
    try {
      return await this.ask(type, prior, config);
    } catch (error) {
      this.stop();
      this.running = await RealProvider.run(this.binary);
      await this.configure(this.configured);
      return { planned: null, replace: [], errors: [`the provider died: ${(error as Error).message}`] };
    }
  }

  private async ask(type: string, prior: Value, config: Value): Promise<Plan> {
    const reply = await this.call<{
      planned_state: { msgpack: Buffer } | null;
      requires_replace: { steps: { attribute_name?: string }[] }[];
      diagnostics: { severity: number; summary: string; detail: string }[];
    }>("PlanResourceChange", {
      type_name: type,
      prior_state: { msgpack: toMessagePack(prior) },
      proposed_new_state: { msgpack: toMessagePack(config) },
      config: { msgpack: toMessagePack(config) },
    });
    const bytes = reply.planned_state?.msgpack;
    return {
      planned: bytes === undefined || bytes.length === 0 ? null : fromMessagePack(bytes),
      replace: reply.requires_replace.map(({ steps }) =>
        steps.flatMap(({ attribute_name: name }) => (name ? [name] : [])).join("."),
      ),
      errors: reply.diagnostics
        .filter(({ severity }) => severity === 1)
        .map(({ summary, detail }) => `${summary} ${detail}`),
    };
  }

  /** Ends the process. */
  stop(): void {
    this.running.client.close();
    this.running.process.kill();
  }

  private call<Reply>(method: string, request: object): Promise<Reply> {
    const client = this.running.client as unknown as Record<
      string,
      (request: object, done: (error: Error | null, reply: Reply) => void) => void
    >;
    return new Promise((resolve, reject) => {
      client[method]?.(request, (error, reply) => (error === null ? resolve(reply) : reject(error)));
    });
  }
}
