import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { ROOT } from "./shop.fixture";

it.each(["cidr", "graph", "config kinds"])(
  "strata %s ends quietly where its reader has seen enough",
  async (command) => {
    const child = spawn(process.execPath, ["packages/cli/bin/strata.cjs", ...command.split(" ")], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const complaints = text(child.stderr);
    child.stdout.destroy();
    const [code] = await once(child, "exit");

    expect(await complaints).toBe("");
    expect(code).toBe(0);
  },
  60_000,
);
