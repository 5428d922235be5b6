import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { TemporaryFolder } from "@strata/files";
import { OutputFile } from "./output-file";
import { TerraformError } from "./terraform-error";

/** How Terraform is run. */
export interface TerraformOptions {
  /** Path of the executable, or its name on the path. @default `terraform` */
  readonly executable?: string;
  /** Variables of its environment, over those that it inherits. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * `all` variables of this process, or only the `essential` ones that name places: PATH, HOME and TMPDIR. Nothing that
   * a user has set for Terraform or AWS gets in then.
   * @default `all`
   */
  readonly inherit?: "all" | "essential";
  /**
   * Aborting it interrupts a run in order, as one Ctrl-C does: what is under way finishes, the state is written and the
   * lock released. No further run starts. A terminal's own Ctrl-C does not reach these runs: Terraform takes a second
   * interrupt for an order to give up at once.
   * @default runs share the fate of this process
   */
  readonly interrupt?: AbortSignal;
}

/** What a run of Terraform ended with. */
export interface TerraformRun {
  /** The exit code; 130 where the run was ended by a signal or did not start because of an interrupt. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams: in the order in which they were written, or else one after the other. */
  readonly output: string;
}

/** How a process ended, as far as it is read. */
interface ProcessEnd {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly isCanceled?: boolean | undefined;
  readonly originalMessage?: string | undefined;
  readonly code?: string | undefined;
}

/** A run that has started. */
export interface RunningTerraform {
  /** Process id; undefined where the executable could not be started. */
  readonly pid: number | undefined;
  kill(signal: NodeJS.Signals): void;
  /** @throws {TerraformError} when the executable cannot be started */
  readonly ended: Promise<TerraformRun>;
}

/**
 * Terraform and providers run for seconds, so most of what they allocate need not be collected: without it they take
 * half of the processor's time. The limit, for each process, is where collecting starts after all.
 */
export const WITHOUT_COLLECTION = { GOGC: "off", GOMEMLIMIT: "1GiB" } as const;

/** Exit code of a process that SIGINT ended, as shells have it. */
const INTERRUPTED = 130;

/** The Terraform command. Everything that starts Terraform does so through this class; `scripts/` has a test of it. */
export class Terraform {
  constructor(private readonly options: TerraformOptions = {}) {}

  /** The same command, with more variables in its environment. */
  with(environment: Readonly<Record<string, string>>): Terraform {
    return new Terraform({ ...this.options, environment: { ...this.options.environment, ...environment } });
  }

  /** The same command, which this signal interrupts too: see {@link TerraformOptions.interrupt}. */
  interruptedBy(signal: AbortSignal): Terraform {
    const { interrupt } = this.options;
    const either = interrupt === undefined ? signal : AbortSignal.any([interrupt, signal]);
    return new Terraform({ ...this.options, interrupt: either });
  }

  /**
   * Starts a run in a folder. Nothing that it writes has colours.
   * @param line given each line of standard output as it is written
   */
  async start(
    folder: string,
    args: readonly string[],
    line: (text: string) => void = () => undefined,
  ): Promise<RunningTerraform> {
    const { executable = "terraform", interrupt } = this.options;
    // Execa is an ES module and takes long to load: only commands that run Terraform need it.
    const { execa } = await import("execa");
    const options = {
      cwd: folder,
      env: this.variables,
      extendEnv: false,
      reject: false,
    } as const;
    if (interrupt !== undefined) {
      const written = new TemporaryFolder(join(tmpdir(), "strata-terraform-"));
      const [out, err] = [
        new OutputFile(written.path, "stdout", line),
        new OutputFile(written.path, "stderr"),
      ];
      const child = execa(executable, [...args, "-no-color"], {
        ...options,
        // The library's types know descriptors up to 9; it hands any on.
        stdio: ["ignore", out.descriptor as 3, err.descriptor as 3],
        detached: true,
        cancelSignal: interrupt,
        killSignal: "SIGINT",
        forceKillAfterDelay: false,
      });
      const ended = child.then((result) => {
        const [stdout, stderr] = [out.finish(), err.finish()];
        written.remove();
        return this.runOf(result, { stdout, stderr, output: [stdout, stderr].filter(Boolean).join("\n") });
      });
      return { pid: child.pid, kill: (signal) => void child.kill(signal), ended };
    }
    const child = execa(executable, [...args, "-no-color"], { ...options, stdin: "ignore", all: true });
    const lines = createInterface({ input: child.stdout }).on("line", line);
    const read = new Promise<void>((resolve) => lines.once("close", resolve));
    const ended = child.then(async (result) => {
      await read;
      const { stdout, stderr, all } = result;
      return this.runOf(result, { stdout, stderr, output: all });
    });
    return { pid: child.pid, kill: (signal) => void child.kill(signal), ended };
  }

  /** @throws {TerraformError} when the executable could not be started */
  private runOf(
    { exitCode, signal, isCanceled, originalMessage, code }: ProcessEnd,
    written: Omit<TerraformRun, "code">,
  ): TerraformRun {
    if (exitCode === undefined && signal === undefined && isCanceled !== true) {
      const { executable = "terraform" } = this.options;
      const got = code === "ENOENT" ? "none on the path" : originalMessage;
      throw new TerraformError([`${executable}: expected Terraform, got ${got}`]);
    }
    return { ...written, code: exitCode ?? INTERRUPTED };
  }

  /**
   * Runs a command in a folder to its end; it may fail.
   * @throws {TerraformError} when the executable cannot be started
   */
  async run(folder: string, ...args: readonly string[]): Promise<TerraformRun> {
    return (await this.start(folder, args)).ended;
  }

  /**
   * Runs a command in a folder.
   * @returns what it wrote to standard output
   * @throws {TerraformError} with all that it said, when it fails
   */
  async succeed(folder: string, ...args: readonly string[]): Promise<string> {
    const { code, stdout, output } = await this.run(folder, ...args);
    if (code !== 0) throw new TerraformError([`terraform ${args.join(" ")} failed`, ...linesOf(output)]);
    return stdout;
  }

  /** The environment that it runs with. */
  get variables(): Readonly<Record<string, string | undefined>> {
    const { inherit = "all", environment = {} } = this.options;
    const { PATH, HOME, TMPDIR } = process.env;
    const inherited = inherit === "all" ? process.env : { PATH, HOME, TMPDIR };
    // It asks no server for newer releases, and gives no advice on what to type next.
    return { ...inherited, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", ...environment };
  }
}

/** The lines of what Terraform said, without the frames of its diagnostics and without empty lines at either end. */
export function linesOf(output: string): readonly string[] {
  const unframed = output.replaceAll(/^[│╷╵] ?/gm, "");
  return unframed.replaceAll(/^\s*\n|\s+$/g, "").split("\n");
}
