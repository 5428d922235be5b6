import { type Agent, request } from "node:http";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../folder.fixture";
import { type StateServer, serveState } from "./state-server";

/** The bucket that a running server has from its start. */
export const bucket = "shop-state";
/** Where a test's state lies. */
export const path = `/${bucket}/shop/network/terraform.tfstate`;

/** A server in a folder of its own, which closes after the test. */
export async function running(): Promise<StateServer> {
  const server = await serveState({ folder: temporaryFolder() });
  onTestFinished(() => server.close());
  await server.store.createBucket(bucket, "eu-west-1");
  return server;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** One request on a connection of its own: `fetch` would repeat it or rewrite its address. */
export function ask(
  { port }: Pick<StateServer, "port">,
  method: string,
  at: string,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** @default none: each request has a connection of its own */
    readonly agent?: Agent;
  } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        method,
        path: at,
        headers: options.headers ?? {},
        agent: options.agent ?? false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Readonly<Record<string, string>>,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(options.body);
  });
}

/** The text of the first element of a name, where there is one. */
export function element(name: string, xml: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The code in the XML of an error. */
export function codeIn(xml: string): string | undefined {
  return element("Code", xml);
}
