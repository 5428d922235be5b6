import { cacheFolder, findProject } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { portArgument } from "../port-argument";
import type { Terminal } from "../terminal";

/** `strata emulator …`: the real AWS provider against an emulated cloud, which needs Python. */
export function emulatorCommand(terminal: Terminal): Command {
  return new Command("emulator")
    .description(
      "an emulated AWS for the real AWS provider (moto, in Python); docs/emulator.md says what it lacks",
    )
    .addCommand(upCommand(terminal));
}

function upCommand(terminal: Terminal): Command {
  return new Command("up")
    .description(
      "install moto into .cache where it is not there, and serve until Ctrl-C; nothing survives that",
    )
    .option("--port <number>", "port on 127.0.0.1; a free one by default", portArgument)
    .option("--account <id>", "the one account there is, 12 digits; 123456789012 by default")
    .addHelpText("after", example("emulator up --port 5000"))
    .action(async (options: { readonly port?: number; readonly account?: string }) => {
      const { prepareEmulator, startEmulator, emulatorEnvironment } = await import("@strata/emulator");
      const installation = await prepareEmulator({
        cache: cacheFolder(findProject()),
        installing: () => terminal.complain("installing moto into .cache, once"),
      });
      const emulator = await startEmulator(installation, options);
      terminal.say(`moto ${installation.version} serves account ${emulator.account} at ${emulator.endpoint}`);
      terminal.say("For Terraform with the real AWS provider, in another terminal:");
      for (const [name, value] of Object.entries(emulatorEnvironment(emulator))) {
        terminal.say(`  export ${name}=${value}`);
      }
      terminal.say("Ctrl-C ends it");
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
      });
      await emulator.stop();
    });
}
