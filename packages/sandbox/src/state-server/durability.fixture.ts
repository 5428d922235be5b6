import { serveState } from "./state-server";

/** A state server in a process of its own, for the test that kills it: prints its port once it listens. */
async function main(): Promise<void> {
  const [folder = ""] = process.argv.slice(2);
  const server = await serveState({ folder });
  process.stdout.write(`${server.port}\n`);
}

void main();
