import { relative, resolve } from "node:path";
import { cacheFolder, findProject, keptStacks, type Project, type SynthesizedStack } from "@strata/project";
import type { Sandbox, SandboxResource } from "@strata/sandbox";
import { terraformVariables } from "@strata/terraform";
import { Command, InvalidArgumentError } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { portArgument } from "../port-argument";
import { sandboxFolder, sandboxOptions } from "../sandbox-folder";
import type { Terminal } from "../terminal";

/** `strata sandbox …`: real Terraform with no account, against simulated providers and an S3 state server. */
export function sandboxCommand(terminal: Terminal): Command {
  return new Command("sandbox")
    .description("deploy for real with no account: simulated providers and an S3 state server on loopback")
    .addCommand(upCommand(terminal))
    .addCommand(statusCommand(terminal))
    .addCommand(resetCommand(terminal))
    .addCommand(execCommand(terminal))
    .addCommand(resourcesCommand(terminal))
    .addCommand(orphansCommand(terminal))
    .addCommand(driftCommand(terminal))
    .addCommand(deleteCommand(terminal));
}

interface FolderOption {
  readonly directory?: string;
}

interface UpOptions extends FolderOption {
  readonly port?: number;
  readonly latency?: number;
}

/** What of the options is a sandbox's own. */
function servingOptions({ directory: _, ...serving }: UpOptions): Omit<UpOptions, "directory"> {
  return serving;
}

interface ForPrograms extends FolderOption {
  readonly json?: true;
}

/** A subcommand that works in a sandbox's folder. */
function inFolder(name: string): Command {
  return new Command(name).option(
    "--directory <folder>",
    "folder of the sandbox; .strata/sandbox by default",
  );
}

function folderOf(project: Project, { directory }: FolderOption): string {
  return directory === undefined ? sandboxFolder(project) : resolve(directory);
}

/** The sandbox that runs in the folder. @throws {Failure} where none does */
async function running(options: FolderOption): Promise<Sandbox> {
  const { findSandbox } = await import("@strata/sandbox");
  const folder = folderOf(findProject(), options);
  const sandbox = await findSandbox(folder);
  if (sandbox === undefined)
    throw new Failure([`${folder}: expected a running sandbox, got none; start one with strata sandbox up`]);
  return sandbox;
}

/** What a sandbox is to serve: all types of these stacks. */
function stacksToServe(
  terminal: Terminal,
  project: Project,
  environments: readonly string[],
): Promise<readonly SynthesizedStack[]> {
  return keptStacks(project, environments, () =>
    terminal.complain("synthesizing, to know which types to serve"),
  );
}

function upCommand(terminal: Terminal): Command {
  return inFolder("up")
    .description("serve until Ctrl-C; what exists in it survives a restart")
    .argument("[environments...]", "environments whose types are served, all by default")
    .option("--port <number>", "port of the state server; a free one by default", portArgument)
    .option("--latency <ms>", "how long each change takes, to try what an interruption does", milliseconds)
    .addHelpText("after", example("sandbox up <environment>"))
    .action(async (environments: string[], options: UpOptions) => {
      const { serveUntilSignal } = await import("@strata/sandbox");
      const project = findProject();
      const stacks = await stacksToServe(terminal, project, environments);
      await serveUntilSignal(
        { ...sandboxOptions(project, folderOf(project, options), stacks), ...servingOptions(options) },
        {
          opened: async (sandbox) => {
            for (const notice of sandbox.notices) terminal.complain(notice);
            const { endpoint, ports, resources } = await sandbox.status();
            const providers = Object.entries(ports).map(([name, at]) => `${name} on ${at}`);
            terminal.say(`state server ${endpoint}, providers ${providers.join(", ")}`);
            terminal.say(
              `${resources} resources exist; use it by strata sandbox exec -- terraform ...; Ctrl-C ends it`,
            );
          },
          waiting: (locks) =>
            terminal.complain(
              `waiting for Terraform, which holds ${locks === 1 ? "a lock" : `${locks} locks`}; Ctrl-C again cuts it off`,
            ),
        },
      );
    });
}

function statusCommand(terminal: Terminal): Command {
  return inFolder("status")
    .description("show what a running sandbox serves, its states and their locks")
    .option("--json", "print the status for a program")
    .addHelpText("after", example("sandbox status"))
    .action(async (options: ForPrograms) => {
      const status = await (await running(options)).status();
      if (options.json) return terminal.json(status);
      terminal.say(
        `${status.directory}: process ${status.pid} since ${status.started}, ${status.resources} resources`,
      );
      terminal.table(
        ["state", "resources", "lock"],
        status.states.map(({ key, resources, lock }) => [
          key,
          String(resources),
          lock === undefined ? "" : `${lock.who}, ${lock.operation}, ${lock.id}`,
        ]),
      );
    });
}

function resetCommand(terminal: Terminal): Command {
  return inFolder("reset")
    .description("forget all that exists in a sandbox, and every state")
    .addHelpText("after", example("sandbox reset"))
    .action(async (options: FolderOption) => {
      const { resetSandbox } = await import("@strata/sandbox");
      const folder = folderOf(findProject(), options);
      await resetSandbox(folder);
      terminal.say(`${folder}: empty`);
    });
}

function execCommand(terminal: Terminal): Command {
  return inFolder("exec")
    .description(
      "run any command on the sandbox: terraform, cdktf; opens one for its duration where none runs",
    )
    .argument("<command...>", "the command and its arguments, behind --")
    .addHelpText("after", example("sandbox exec -- terraform version"))
    .action(async ([program = "", ...args]: string[], options: FolderOption) => {
      const { findSandbox, openSandbox, runCommand } = await import("@strata/sandbox");
      const project = findProject();
      const folder = folderOf(project, options);
      const [found, terraform] = await Promise.all([
        findSandbox(folder),
        terraformVariables(cacheFolder(project)),
      ]);
      const run = ({ environment }: Sandbox): Promise<number> =>
        runCommand([program, ...args], { ...environment, ...terraform }, () =>
          terminal.complain("waiting for Terraform to end what is under way; Ctrl-C again has it give up"),
        );
      if (found !== undefined) {
        process.exitCode = await run(found);
        return;
      }
      const stacks = await stacksToServe(terminal, project, []);
      const own = await openSandbox(sandboxOptions(project, folder, stacks));
      try {
        process.exitCode = await run(own);
      } finally {
        await own.close();
      }
    });
}

/** What is said of a resource that no state knows. */
const WITHOUT_STATE: Readonly<Record<SandboxResource["origin"], string>> = {
  created: "(nobody)",
  assumed: "(a look-up)",
  kept: "(kept after a delete)",
};

function resourcesCommand(terminal: Terminal): Command {
  return inFolder("resources")
    .description("list what exists in a running sandbox, and which state knows it")
    .option("--json", "print the resources for a program")
    .addHelpText("after", example("sandbox resources"))
    .action(async (options: ForPrograms) => {
      const resources = await (await running(options)).resources();
      if (options.json) return terminal.json(resources);
      terminal.table(
        ["type", "id", "known as"],
        resources.map(({ type, id, knownAs, origin }) => [
          type,
          id,
          knownAs.map(({ address }) => address).join(", ") || WITHOUT_STATE[origin],
        ]),
      );
    });
}

function orphansCommand(terminal: Terminal): Command {
  return inFolder("orphans")
    .description("list what exists although no state knows it, with the command that mends each")
    .option("--json", "print the orphans for a program")
    .addHelpText("after", example("sandbox orphans"))
    .action(async (options: ForPrograms) => {
      const { repairCommand } = await import("@strata/sandbox");
      const output = relative(process.cwd(), findProject().output);
      const orphans = await (await running(options)).orphans();
      const listed = orphans.map(({ resource: { type, id }, repair }) => ({
        type,
        id,
        repair: repairCommand(repair, output),
      }));
      if (options.json) return terminal.json(listed);
      for (const { type, id, repair } of listed) {
        terminal.say(`${type} ${id}`);
        terminal.say(`  ${repair}`);
      }
      terminal.say(`${listed.length} orphans`);
    });
}

function driftCommand(terminal: Terminal): Command {
  return inFolder("drift")
    .description("change a value behind Terraform's back")
    .argument("<resource>", "address, for example aws_vpc.vpc")
    .argument("<change>", "attribute=value, for example tags.Name=other", assignment)
    .option("--state <key>", "key of the state that knows the address, where several do")
    .option("--json", "print the change for a program")
    .addHelpText("after", example("sandbox drift aws_vpc.vpc enable_dns_support=false"))
    .action(
      async (address: string, change: Assignment, options: ForPrograms & { readonly state?: string }) => {
        const sandbox = await running(options);
        const drift = await sandbox.drift({
          address,
          ...change,
          ...(options.state === undefined ? {} : { stateKey: options.state }),
        });
        if (options.json) return terminal.json(drift);
        terminal.say(
          `${drift.address}.${drift.attribute}: ${JSON.stringify(drift.before)} is now ${JSON.stringify(drift.after)}`,
        );
      },
    );
}

function deleteCommand(terminal: Terminal): Command {
  return inFolder("delete")
    .description("delete a resource behind Terraform's back: the repair of an orphan")
    .argument("<type>", "Terraform type, for example aws_eip")
    .argument("<id>", "its id")
    .addHelpText("after", example("sandbox delete aws_eip eipalloc-0a1b2c3d4e5f60718"))
    .action(async (type: string, id: string, options: FolderOption) => {
      const removed = await (await running(options)).remove({ type, id });
      terminal.say(`${removed.type} ${removed.id}: deleted`);
    });
}

function milliseconds(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError("expected milliseconds");
  return number;
}

interface Assignment {
  readonly attribute: string;
  readonly value: string;
}

function assignment(text: string): Assignment {
  const [attribute = "", ...value] = text.split("=");
  if (attribute === "" || value.length === 0) throw new InvalidArgumentError("expected attribute=value");
  return { attribute, value: value.join("=") };
}
