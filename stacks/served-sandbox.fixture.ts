import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveUntilSignal } from "../packages/sandbox/src";

/** A sandbox in a process of its own, as `strata sandbox up` has it, on templates that are synthesized already. */
async function main(): Promise<void> {
  const [directory = "", templates = "", latency = "0"] = process.argv.slice(2);
  await serveUntilSignal(
    {
      directory,
      templates: JSON.parse(readFileSync(templates, "utf8")) as readonly unknown[],
      from: __dirname,
      cacheDir: join(__dirname, "../node_modules/.cache/strata"),
      latency: Number(latency),
    },
    { opened: () => void process.stdout.write("open\n") },
  );
}

void main();
