#!/usr/bin/env node
/**
 * Terraform for a caller that hangs up on it. Stock cdktf (0.21) runs Terraform on a terminal that it makes, and on
 * SIGINT and SIGTERM it ends within a tenth of a second: the terminal closes, SIGHUP ends Terraform in the middle of an
 * apply, and a lock and resources that no state knows are left. Here Terraform has a session of its own, so no terminal
 * ends it: the first signal, of whichever kind, reaches it as one SIGINT, with which it finishes what is under way,
 * writes the state and releases the lock. More than one it would take for an order to give up at once.
 *
 * It is run by `TERRAFORM_BINARY_NAME`, which cdktf honours. It starts `STRATA_TERRAFORM`, by default `terraform`, and
 * keeps a file with the process id in the folder `STRATA_TERRAFORM_RUNS`, where that is set, as long as it runs.
 */
const { spawn } = require("node:child_process");
const { rmSync, writeFileSync } = require("node:fs");
const { constants } = require("node:os");
const { join } = require("node:path");

const { STRATA_TERRAFORM: program = "terraform", STRATA_TERRAFORM_RUNS: runs } = process.env;

let child;
let asked = false;
const askToEnd = () => {
  if (!asked) child.kill("SIGINT");
  asked = true;
};
// Before there is a child: signals come between two turns of the event loop, and by then there is one.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, askToEnd);

child = spawn(program, process.argv.slice(2), { stdio: "inherit", detached: true });
const file = runs === undefined || child.pid === undefined ? undefined : join(runs, String(child.pid));
if (file !== undefined) writeFileSync(file, "");

child.on("error", ({ code, message }) => {
  console.error(`${program}: expected Terraform, got ${code === "ENOENT" ? "none on the path" : message}`);
  process.exitCode = 127;
});
child.on("exit", (code, signal) => {
  if (file !== undefined) rmSync(file, { force: true });
  process.exitCode = code ?? 128 + constants.signals[signal];
});
