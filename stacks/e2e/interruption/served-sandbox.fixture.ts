import { readFileSync } from "node:fs";
import { serveUntilSignal } from "../../../packages/sandbox/src";
import { SCHEMA_CACHE } from "../repository.fixture";

/** A sandbox in a process of its own, as `strata sandbox up` has it, on templates that are synthesized already. */
async function main(): Promise<void> {
  const [directory = "", templates = "", latency = "0"] = process.argv.slice(2);
  await serveUntilSignal(
    {
      directory,
      templates: JSON.parse(readFileSync(templates, "utf8")) as readonly unknown[],
      from: __dirname,
      cacheDir: SCHEMA_CACHE,
      latency: Number(latency),
    },
    { opened: () => void process.stdout.write("open\n") },
  );
}

void main();
