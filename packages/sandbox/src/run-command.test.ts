import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCommand } from "./run-command";
import { SandboxError } from "./sandbox-error";

const node = process.execPath;

describe("runCommand", () => {
  it.each([
    { script: "process.exit(0)", code: 0 },
    { script: "process.exit(7)", code: 7 },
    { script: "process.exit(process.env.SHOP === 'open' ? 3 : 4)", code: 3 },
    { script: "process.kill(process.pid, 'SIGKILL')", code: 137 },
  ])("ends with $code after $script", async ({ script, code }) => {
    expect(await runCommand([node, "-e", script], { SHOP: "open" })).toBe(code);
  });

  it("says that there is no such command", async () => {
    await expect(runCommand(["no-such-command"], {})).rejects.toThrow(
      new SandboxError(["no-such-command: expected a command on the path, got none of this name"]),
    );
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "hands %s to the command, and its answer back",
    async (signal) => {
      const script = `process.on("${signal}", () => process.exit(42)); setInterval(() => {}, 1000); console.log("ready")`;
      const runner = spawn(
        node,
        ["--require", "tsx/cjs", join(__dirname, "run-command.fixture.ts"), node, "-e", script],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      onTestFinished(() => {
        runner.kill("SIGKILL");
      });
      await once(runner.stdout, "data");

      runner.kill(signal);

      expect((await once(runner, "exit"))[0]).toBe(42);
    },
  );
});
