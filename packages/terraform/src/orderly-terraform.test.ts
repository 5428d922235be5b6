import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { TemporaryFolder } from "@strata/files";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { processRuns } from "./process-runs";
import { ORDERLY_TERRAFORM } from "./terraform-runs";

describe("orderly-terraform", () => {
  it("hands on arguments, streams and the exit code", async () => {
    const { child, said } = started(
      `console.log(process.argv.slice(2).join()); process.exit(7)`,
      "apply",
      "-json",
    );

    expect((await once(child, "exit"))[0]).toBe(7);
    expect(await said).toBe("apply,-json\n");
  });

  it.each([
    { signals: ["SIGHUP"] },
    { signals: ["SIGINT", "SIGHUP"] },
    { signals: ["SIGTERM", "SIGTERM", "SIGHUP", "SIGINT"] },
  ] as const)("makes one SIGINT of $signals, and waits for what Terraform then does", async ({ signals }) => {
    const { child, folder } = started(ENDS_IN_ORDER);
    await appears(join(folder, "ready"));

    for (const signal of signals) {
      child.kill(signal);
      await delay(30);
    }

    expect((await once(child, "exit"))[0]).toBe(1);
    expect(readFileSync(join(folder, "signals"), "utf8")).toBe("SIGINT\n");
  });

  it("outlives the group and the session of its caller", async () => {
    const { child, folder } = started(ENDS_IN_ORDER);
    await appears(join(folder, "ready"));
    const terraform = Number(readFileSync(join(folder, "ready"), "utf8"));
    onTestFinished(() => {
      if (processRuns(terraform)) process.kill(terraform, "SIGKILL");
    });

    process.kill(-(child.pid ?? 0), "SIGKILL");
    await once(child, "exit");

    expect(processRuns(terraform)).toBe(true);
    expect(existsSync(join(folder, "signals"))).toBe(false);
  });

  it("keeps a file with the process id of Terraform while it runs", async () => {
    const { child, folder } = started(ENDS_IN_ORDER);
    await appears(join(folder, "ready"));
    const during = readdirSync(join(folder, "runs"));
    child.kill("SIGINT");
    await once(child, "exit");

    expect(during).toEqual([readFileSync(join(folder, "ready"), "utf8")]);
    expect(readdirSync(join(folder, "runs"))).toEqual([]);
  });

  it("says in one line that there is no Terraform", async () => {
    const child = spawn(ORDERLY_TERRAFORM, ["version"], {
      env: { ...process.env, STRATA_TERRAFORM: "no-such-terraform" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);

    expect([code, complaint]).toEqual([127, "no-such-terraform: expected Terraform, got none on the path\n"]);
  });
});

/** What Terraform does, in short: it takes note of signals, and ends a while after the first one. */
const ENDS_IN_ORDER = `
const { appendFileSync, writeFileSync } = require("node:fs");
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    appendFileSync("signals", signal + "\\n");
    setTimeout(() => process.exit(1), 300);
  });
setInterval(() => {}, 1000);
writeFileSync("ready", String(process.pid));
`;

/** Starts a script as Terraform, in a folder of its own, with a group of its own as a terminal gives it. */
function started(
  script: string,
  ...args: readonly string[]
): { readonly child: ChildProcess; readonly folder: string; readonly said: Promise<string> } {
  const temporary = new TemporaryFolder(join(tmpdir(), "strata-orderly-"));
  onTestFinished(() => temporary.remove());
  const folder = temporary.path;
  mkdirSync(join(folder, "runs"));
  const program = join(folder, "terraform");
  writeFileSync(program, `#!${process.execPath}\n${script}`);
  chmodSync(program, 0o755);
  const child = spawn(ORDERLY_TERRAFORM, args, {
    cwd: folder,
    env: { ...process.env, STRATA_TERRAFORM: program, STRATA_TERRAFORM_RUNS: join(folder, "runs") },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, folder, said: text(child.stdout) };
}

async function appears(file: string): Promise<void> {
  await vi.waitFor(() => expect(readFileSync(file, "utf8")).not.toBe(""), { timeout: 15_000, interval: 20 });
}
