import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ORDERLY_TERRAFORM } from "@strata/terraform";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "./folder.fixture";
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

  it("waits for a Terraform that the command leaves", async () => {
    const folder = temporaryFolder();
    const script = `setTimeout(() => require("node:fs").writeFileSync("${folder}/state", ""), 700)`;
    const leave = `STRATA_TERRAFORM="$0" "$1" -e "$2" & until [ "$(ls $STRATA_TERRAFORM_RUNS)" ]; do sleep 0.05; done; exit 3`;
    const told: string[] = [];

    const code = await runCommand(["sh", "-c", leave, node, ORDERLY_TERRAFORM, script], {}, () =>
      told.push("waiting"),
    );

    expect(code).toBe(3);
    expect(existsSync(join(folder, "state"))).toBe(true);
    expect(told).toEqual(["waiting"]);
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
