import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TemporaryFolder } from "@strata/files";
import type { Figure } from "./figure";
import { strataSynth } from "./jobs";
import { planning } from "./plans";
import { ROOT, run } from "./run";
import { copied, plainTwin, type TerraformUnit, timed } from "./terraform-unit";

/** Each is measured on a unit and on its twin, in this order. */
const COMMANDS: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: "init", args: ["init", "-input=false"] },
  { name: "validate", args: ["validate"] },
  { name: "plan of everything", args: ["plan", "-input=false"] },
  { name: "apply of everything", args: ["apply", "-input=false", "-auto-approve"] },
  { name: "plan of nothing", args: ["plan", "-input=false"] },
  { name: "output", args: ["output", "-json"] },
  { name: "destroy", args: ["destroy", "-input=false", "-auto-approve"] },
];

const ROUNDS = 3;

/** What `strata sandbox up` keeps of its last syntheses. */
const KEPT = join(ROOT, "node_modules", ".cache", "strata", "stacks");

/** A sandbox that serves all environments, and what it costs; then the layers of one environment are deployed into it. */
export async function deploying(environment: string): Promise<readonly Figure[]> {
  const folder = new TemporaryFolder(join(tmpdir(), "strata-bench-sandbox-"));
  const scratch = folder.path;
  const output = join(scratch, "cdktf.out");
  await run(strataSynth([environment], output));
  rmSync(KEPT, { recursive: true, force: true });
  const first = await open(scratch);
  await close(first);
  const sandbox = await open(scratch);
  try {
    const { ready, command, env } = sandbox;
    const units = unitsOf(output).map((folder) => ({ folder, env }));
    // In this order: AWS, and so the sandbox, refuses to destroy a network that other layers stand on.
    const ratios = await compared(units[0] as TerraformUnit, scratch);
    const layers = await deployed(units);
    const plans = await planning(environment, units, output, scratch);
    const megabytes = peakMegabytes(sandbox.child.pid ?? 0);
    return [
      { what: "strata sandbox up, with the synthesis of all environments", value: first.command, unit: "s" },
      { what: "strata sandbox up, where nothing has changed", value: command, unit: "s", target: 2 },
      { what: "sandbox ready, all types in use", value: ready, unit: "s", target: 2 },
      { what: "sandbox, most memory", value: megabytes, unit: "MB", target: 300 },
      {
        what: `deploy of ${layers.count} layers: init and apply`,
        value: layers.seconds,
        unit: "s",
        target: 20,
      },
      ...ratios,
      ...plans,
    ];
  } finally {
    await close(sandbox);
    folder.remove();
  }
}

interface Open {
  readonly child: ChildProcess;
  /** Seconds from the start of the command. */
  readonly command: number;
  /** Seconds from the moment that types are known. */
  readonly ready: number;
  /** What a command needs to work on it. */
  readonly env: Readonly<Record<string, string>>;
}

async function open(scratch: string): Promise<Open> {
  const directory = join(scratch, "sandbox");
  const started = Date.now();
  const child = spawn(
    process.execPath,
    [join("packages", "cli", "bin", "strata.cjs"), "sandbox", "up", "--directory", directory],
    {
      cwd: ROOT,
      env: { ...process.env, CDKTF_OUTDIR: join(scratch, "up") },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() =>
      Promise.reject(new Error("strata sandbox up: expected it to serve, got its end")),
    ),
  ]);
  const now = Date.now();
  const session = JSON.parse(readFileSync(join(directory, "session.json"), "utf8")) as {
    readonly started: string;
    readonly served: { readonly environment: Readonly<Record<string, string>> };
  };
  return {
    child,
    command: (now - started) / 1000,
    ready: (now - Date.parse(session.started)) / 1000,
    env: session.served.environment,
  };
}

async function close({ child }: Open): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

interface Stack {
  readonly name: string;
  readonly workingDirectory: string;
  readonly dependencies: readonly string[];
}

/** Folders of an output, upstream first, as its manifest has them. */
function unitsOf(output: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(output, "manifest.json"), "utf8")) as {
    readonly stacks: Readonly<Record<string, Stack>>;
  };
  return upstreamFirst(Object.values(manifest.stacks), []).map(({ workingDirectory }) =>
    join(output, workingDirectory),
  );
}

function upstreamFirst(stacks: readonly Stack[], before: readonly Stack[]): readonly Stack[] {
  const names = before.map(({ name }) => name);
  const next = stacks.find(({ dependencies }) => dependencies.every((each) => names.includes(each)));
  if (next === undefined) return before;
  return upstreamFirst(
    stacks.filter((stack) => stack !== next),
    [...before, next],
  );
}

async function deployed(
  units: readonly TerraformUnit[],
): Promise<{ readonly count: number; readonly seconds: number }> {
  const start = performance.now();
  for (const unit of units) {
    await timed(unit, ["init", "-input=false"]);
    await timed(unit, ["apply", "-input=false", "-auto-approve"]);
  }
  return { count: units.length, seconds: (performance.now() - start) / 1000 };
}

/** The fastest of each command on a unit, against the fastest on its twin. Both are destroyed at the end. */
async function compared(unit: TerraformUnit, scratch: string): Promise<readonly Figure[]> {
  const best = new Map<string, { unit: number; twin: number }>();
  for (let round = 0; round < ROUNDS; round++) {
    const pair = {
      unit: copied(unit.folder, join(scratch, `unit-${round}`), unit.env),
      twin: plainTwin(unit, join(scratch, `twin-${round}`)),
    };
    for (const { name, args } of COMMANDS) {
      const seconds = { unit: await timed(pair.unit, args), twin: await timed(pair.twin, args) };
      const known = best.get(name) ?? seconds;
      best.set(name, {
        unit: Math.min(known.unit, seconds.unit),
        twin: Math.min(known.twin, seconds.twin),
      });
    }
  }
  return [...best].flatMap(([name, seconds]): readonly Figure[] => [
    { what: `terraform ${name}, network layer`, value: seconds.unit, unit: "s" },
    {
      what: `terraform ${name} / as many terraform_data`,
      value: seconds.unit / seconds.twin,
      unit: "times",
      target: 1.5,
    },
  ]);
}

/** The most that a running process held. Linux tells; elsewhere it is not known. */
function peakMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
