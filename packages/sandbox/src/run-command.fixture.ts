import { runCommand } from "./run-command";

/** Runs the command of its arguments, for the test that signals it. */
async function main(): Promise<void> {
  const [program = "", ...args] = process.argv.slice(2);
  process.exitCode = await runCommand([program, ...args], { SHOP: "open" });
}

void main();
