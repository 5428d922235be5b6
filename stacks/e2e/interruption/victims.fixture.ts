import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { stackName } from "@strata/contract";
import type { RunningTerraform } from "@strata/terraform";
import { synthesize } from "../../synthesize";
import { Deployment } from "../deployment/deployment.fixture";
import { StockCdktf } from "../deployment/stock-cdktf.fixture";
import { anEnvironment, ROOT } from "../repository.fixture";
import { type AtEnd, temporaryFolder } from "../temporary-folder.fixture";
import { type Moment, untilMoment } from "./moments.fixture";
import { SandboxProcess } from "./sandbox-process.fixture";

/** Who is interrupted while a layer is deployed. */
export interface Victim {
  readonly name: string;
  /** Moments in each layer: thirty in all, of five layers, and fewer where one takes seconds. */
  readonly each: number;
  /** An environment of which nothing is deployed yet. */
  readonly open: (atEnd: AtEnd) => Promise<Deployment>;
  /**
   * Deploys the moment's layer, interrupts when the moment has come, and waits for the end of all.
   * @returns the deployment, whose sandbox may be another one
   */
  readonly interrupt: (deployment: Deployment, moment: Moment, atEnd: AtEnd) => Promise<Deployment>;
}

/** So slow, in milliseconds, that changes are under way whenever a signal comes. */
const LATENCY = 40;

const environment = anEnvironment();

const terraform: Victim = {
  name: "terraform",
  each: 3,
  open: (atEnd) => Deployment.open(environment, atEnd, LATENCY),
  interrupt: async (deployment, moment, atEnd) => {
    const running = await plainApply(deployment, moment.layer, atEnd);
    await interrupted(deployment, moment, running, () => running.kill(moment.signal));
    return deployment;
  },
};

/** As users have it: behind `strata sandbox exec`. */
const cdktf: Victim = {
  name: "stock cdktf",
  each: 1,
  open: async (atEnd) => {
    const deployment = await Deployment.open(environment, atEnd, LATENCY);
    await new StockCdktf(deployment).succeed("synth");
    return deployment;
  },
  interrupt: async (deployment, moment, atEnd) => {
    const { output } = new StockCdktf(deployment);
    const child = spawn(
      process.execPath,
      [
        ...[STRATA, "sandbox", "exec", "--directory", join(deployment.folder, "sandbox")],
        ...["--", CDKTF, "deploy", stackName(environment.id, moment.layer), "--output", output],
        ...["--auto-approve", "--skip-synth", "--ignore-missing-stack-dependencies"],
      ],
      { cwd: ROOT, stdio: "ignore", detached: true },
    );
    atEnd(() => void child.kill("SIGKILL"));
    await interrupted(deployment, moment, { pid: child.pid, ended: once(child, "exit") }, (pid) => {
      // A terminal sends to all in its foreground, `kill` to the one that it names.
      process.kill(moment.signal === "SIGINT" ? -pid : pid, moment.signal);
    });
    return deployment;
  },
};

const sandbox: Victim = {
  name: "the sandbox",
  each: 2,
  open: async (atEnd) => {
    const units = await synthesize({ select: [environment.path] });
    const templates = units.map(({ json }) => json);
    const served = await SandboxProcess.serve(temporaryFolder(atEnd), templates, LATENCY, atEnd);
    return Deployment.on(served.sandbox, environment, atEnd);
  },
  interrupt: async (deployment, moment, atEnd) => {
    const { pid, directory } = await deployment.sandbox.status();
    const running = await plainApply(deployment, moment.layer, atEnd);
    await interrupted(deployment, moment, running, () => void process.kill(pid, moment.signal));
    await gone(pid);
    const templates = deployment.layers.map((layer) => deployment.read(layer));
    const again = await SandboxProcess.serve(dirname(directory), templates, LATENCY, atEnd);
    return deployment.movedTo(again.sandbox);
  },
};

/** All three. */
export const VICTIMS: readonly Victim[] = [terraform, cdktf, sandbox];

/** What is interrupted: a process that runs. */
interface Running {
  readonly pid: number | undefined;
  readonly ended: Promise<unknown>;
}

async function plainApply(deployment: Deployment, layer: string, atEnd: AtEnd): Promise<RunningTerraform> {
  const running = await deployment.startApply(layer);
  atEnd(() => running.kill("SIGKILL"));
  return running;
}

/** Resolves once the process has ended, which is interrupted when the moment has come. */
async function interrupted(
  deployment: Deployment,
  moment: Moment,
  { pid, ended }: Running,
  interrupt: (pid: number) => void,
): Promise<void> {
  const state = { running: true };
  void ended.finally(() => {
    state.running = false;
  });
  await untilMoment(deployment.sandbox, moment, ended);
  if (state.running && pid !== undefined) interrupt(pid);
  await ended;
}

async function gone(pid: number): Promise<void> {
  try {
    for (;;) {
      process.kill(pid, 0);
      await setTimeout(20);
    }
  } catch {
    // There is no process of this id any more.
  }
}

const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");
const CDKTF = join(ROOT, "node_modules", ".bin", "cdktf");
