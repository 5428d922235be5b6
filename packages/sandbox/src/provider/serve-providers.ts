import { type ProviderSchemas, parseSchemaName, providerSchemas, typesIn } from "@strata/provider-schema";
import { awsSimulation } from "./aws/aws-simulation";
import { CloudStore } from "./cloud/cloud-store";
import { helmSimulation } from "./kubernetes/helm-simulation";
import { kubernetesSimulation } from "./kubernetes/kubernetes-simulation";
import { schemasInUse } from "./schema-in-use";
import { handlers } from "./server/handlers";
import { servePlugin } from "./server/plugin-server";
import { SimulatedProvider, type SimulatedProviderOptions } from "./simulated-provider";
import type { Simulation } from "./simulation";

/** What to simulate, and where it is kept. */
export interface ServeProvidersOptions {
  /** Parsed `cdk.tf.json` objects: the types that they use are served, and no others. */
  readonly templates: readonly unknown[];
  /** Absolute path of the file that keeps what exists; made where there is none. */
  readonly store: string;
  /** Same seed and same configuration, same ids. */
  readonly seed: string;
  /** Absolute path of a folder whose dependencies include the provider bindings. */
  readonly from: string;
  /** Absolute path of a folder for schemas that were read. */
  readonly cacheDir: string;
  /** AWS account id of provider blocks that name none. @default "123456789012" */
  readonly account?: string;
  /** Whether Terraform checks that apply keeps to the plan. @default "strict" */
  readonly strictness?: SimulatedProviderOptions["strictness"];
  /** How long each change takes to be acknowledged, in milliseconds. @default 0 */
  readonly latency?: number;
  /** Told, in one line, what the user should know. @default a line on standard error */
  readonly warn?: (message: string) => void;
}

/** Providers that are being served. */
export interface ServedProviders {
  /** Value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  /** Port on 127.0.0.1 by provider name. */
  readonly ports: Readonly<Record<string, number>>;
  /** What exists. */
  readonly store: CloudStore;
  /** Stops answering, once what was changed is on disk. */
  close(): Promise<void>;
}

/** Where Terraform looks a provider up. Source address by provider name. */
const ADDRESSES = {
  aws: "registry.terraform.io/hashicorp/aws",
  kubernetes: "registry.terraform.io/hashicorp/kubernetes",
  helm: "registry.terraform.io/hashicorp/helm",
} as const;

/**
 * Serves simulated aws, kubernetes and helm providers from this process. All three answer, whether the templates use
 * them or not: Terraform asks a registry for one that does not.
 * @throws {Error} one line for each type that the bindings do not know; or when the store cannot be opened
 */
export async function serveProviders({
  templates,
  store: file,
  seed,
  from,
  cacheDir,
  account = "123456789012",
  strictness = "strict",
  latency = 0,
  warn = (message) => process.stderr.write(`${message}\n`),
}: ServeProvidersOptions): Promise<ServedProviders> {
  const simulations: readonly Simulation[] = [
    awsSimulation({ account }),
    kubernetesSimulation(),
    helmSimulation(),
  ];
  const schemas = schemasInUse(
    providerSchemas({ types: typesUsed(templates, simulations), from, cache: cacheDir }),
    templates,
  );
  const store = CloudStore.open(file, warn);
  const servers = await Promise.all(
    simulations.map(async (simulation) => {
      const provider = new SimulatedProvider({
        simulation,
        schemas: ownOf(schemas, simulation.name),
        store,
        seed,
        strictness,
        latency,
      });
      return [simulation.name, await servePlugin(handlers(provider))] as const;
    }),
  );
  return {
    reattach: JSON.stringify(
      Object.fromEntries(
        servers.map(([name, { port }]) => [
          ADDRESSES[name as keyof typeof ADDRESSES],
          {
            Protocol: "grpc",
            ProtocolVersion: 6,
            Pid: process.pid,
            Test: true,
            Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
          },
        ]),
      ),
    ),
    ports: Object.fromEntries(servers.map(([name, { port }]) => [name, port])),
    store,
    close: async () => {
      for (const [, server] of servers) server.close();
      await store.saved();
    },
  };
}

/** The types of the templates that these providers serve, and the providers' own blocks. */
function typesUsed(templates: readonly unknown[], simulations: readonly Simulation[]): readonly string[] {
  const served = new Set(simulations.map(({ name }) => name));
  const used = templates
    .flatMap((template) => typesIn(template))
    .filter((name) => served.has(parseSchemaName(name).provider));
  return [...used, ...simulations.map(({ name }) => `provider.${name}`)];
}

function ownOf(schemas: ProviderSchemas, provider: string): ProviderSchemas {
  return Object.fromEntries(
    Object.entries(schemas).filter(([name]) => parseSchemaName(name).provider === provider),
  );
}
