import { join } from "node:path";
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceClientConstructor,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { type Diagnostic, diagnosticOf } from "../protocol/diagnostic";
import type { Handlers } from "./handlers";

/** A state with large chart values, or the schema of many types, is beyond gRPC's own 4 MiB. */
const LARGEST_MESSAGE = 256 * 1024 * 1024;

/** A provider that answers on a port of the loopback interface. */
export interface PluginServer {
  readonly port: number;
  /** Stops answering. Calls under way are cut. */
  close(): void;
}

/**
 * Serves one provider over TCP, on a free port of the loopback interface. TCP, because on a Unix socket gRPC does not
 * say which connection a call came on, and every provider block must keep its own configuration.
 */
export async function servePlugin(handlers: Handlers): Promise<PluginServer> {
  const definition = loadPackageDefinition(
    loadSync(join(__dirname, "../protocol/tfplugin6.proto"), {
      keepCase: true,
      defaults: true,
      longs: Number,
      enums: String,
      oneofs: true,
    }),
  );
  const { Provider } = definition.tfplugin6 as unknown as { Provider: ServiceClientConstructor };
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
  });
  server.addService(Provider.service, implementation(handlers));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { port, close: () => server.forceShutdown() };
}

/** What is thrown becomes a diagnostic of the reply, as Terraform shows it best. */
function implementation(handlers: Handlers): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(handlers).map(([method, handle]) => [
      method,
      (call: ServerUnaryCall<never, object>, done: sendUnaryData<object>): void => {
        Promise.resolve()
          .then(() => handle(call.request, call.getPeer()))
          .catch((error: unknown) => faulted(method, diagnosticOf(error)))
          .then((reply) => done(null, reply));
      },
    ]),
  ) as UntypedServiceImplementation;
}

/** Terraform refuses a reply without a state even beside an error, so the error is all that the reply has. */
function faulted(method: string, diagnostic: Diagnostic): object {
  return method === "StopProvider" ? { Error: diagnostic.summary } : { diagnostics: [diagnostic] };
}
