import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inTemporaryFolder } from "@strata/files";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import { execa } from "execa";
import { openSandbox, type Sandbox } from "../../../packages/sandbox/src";
import { ROOT, SCHEMA_CACHE } from "../repository.fixture";
import { type AtEnd, temporaryFolder } from "../temporary-folder.fixture";
import type { Values } from "./recorded.fixture";

/** What a command said. */
interface Said {
  readonly exitCode: number;
  /** Standard output, then complaints, as lines. */
  readonly lines: readonly string[];
}

/** A plan, as far as tests read it. */
interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly previous_address?: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** One environment as its owner works on it: a file of settings, the real command, and plain Terraform in a sandbox. */
export class Walk {
  /** Folder of the environment under the environments folder. */
  private path = "shop/production";

  private constructor(
    private readonly folder: string,
    private readonly sandbox: Sandbox,
    private values: Values,
  ) {}

  /** Deploys and records an environment. */
  static async begin(values: Values, atEnd: AtEnd): Promise<Walk> {
    const folder = temporaryFolder(atEnd);
    const templates = await inTemporaryFolder(join(folder, "first-"), async (first) => {
      const walk = new Walk(first, undefined as never, values);
      walk.write(values);
      await walk.synth();
      return walk.layers.map((layer) => walk.json(layer));
    });
    const sandbox = await openSandbox({
      latency: 0,
      directory: join(folder, "sandbox"),
      templates,
      from: __dirname,
      cacheDir: SCHEMA_CACHE,
    });
    atEnd(() => sandbox.close());
    const walk = new Walk(folder, sandbox, values);
    walk.write(values);
    await walk.deploy();
    await walk.strata("state ledger --write");
    return walk;
  }

  get layers(): readonly string[] {
    return this.values.layers as readonly string[];
  }

  /** Writes the settings. */
  write(values: Values): void {
    this.values = values;
    const file = join(this.folder, "environments", this.path, "environment.yaml");
    mkdirSync(dirname(file), { recursive: true });
    // JSON is YAML.
    writeFileSync(file, JSON.stringify(values));
  }

  /** Renames the folder of the environment. */
  rename(path: string): void {
    const environments = join(this.folder, "environments");
    mkdirSync(dirname(join(environments, path)), { recursive: true });
    renameSync(join(environments, this.path), join(environments, path));
    this.path = path;
  }

  /** Runs the real command. */
  async strata(command: string): Promise<Said> {
    const { exitCode, stdout, stderr } = await execa(
      process.execPath,
      [join(ROOT, "packages/cli/bin/strata.cjs"), ...command.split(" ")],
      {
        cwd: ROOT,
        env: {
          STRATA_ENVIRONMENTS: join(this.folder, "environments"),
          CDKTF_OUTDIR: join(this.folder, "cdktf.out"),
        },
        reject: false,
      },
    );
    return {
      exitCode: exitCode ?? -1,
      lines: `${stdout}\n${stderr}`.split("\n").filter((line) => line !== ""),
    };
  }

  /** What `config check` refuses, each problem on its line. */
  async refused(): Promise<readonly string[]> {
    const { exitCode, lines } = await this.strata("config check");
    return exitCode === 0 ? [] : lines;
  }

  /** Synthesizes, initialises and applies layers, one after another: those that are listed, by default. */
  async deploy(layers: readonly string[] = this.layers): Promise<void> {
    await this.synth();
    for (const layer of layers) {
      const unit = this.unit(layer);
      await unit.init();
      await unit.apply();
    }
  }

  /** Initialises the units anew, for a backend that is elsewhere. */
  async reconfigure(): Promise<void> {
    await this.synth();
    for (const layer of this.layers) {
      const { code, output } = await this.terraform.run(
        this.place(layer),
        "init",
        "-input=false",
        "-reconfigure",
      );
      if (code !== 0) throw new Error(output);
    }
  }

  /** Destroys layers, one after another. */
  async destroy(...layers: readonly string[]): Promise<void> {
    for (const layer of layers) {
      const { code, output } = await this.terraform.run(
        this.place(layer),
        "destroy",
        "-input=false",
        "-auto-approve",
      );
      if (code !== 0) throw new Error(output);
    }
  }

  /**
   * What the next apply of each layer does to resources, as `update aws_vpc.vpc`; a new address is
   * `move <old> to <new>`. Layers that stay as they are are absent.
   */
  async planned(
    layers: readonly string[] = this.layers,
  ): Promise<Readonly<Record<string, readonly string[]>>> {
    await this.synth();
    const planned: Record<string, readonly string[]> = {};
    for (const layer of layers) {
      const unit = this.unit(layer);
      await unit.init();
      await unit.plan({ planFile: "plan" });
      const { resource_changes = [] } = (await unit.show("plan")) as PlanJson;
      const changes = resource_changes
        .filter(({ mode }) => mode === "managed")
        .flatMap(({ address, previous_address: from, change: { actions } }) => [
          ...(from === undefined ? [] : [`move ${from} to ${address}`]),
          ...(actions.join() === "no-op" ? [] : [`${actions.join(" and ")} ${address}`]),
        ]);
      if (changes.length > 0) planned[layer] = changes.sort();
    }
    return planned;
  }

  /** Applies a layer. @returns the addresses of its resources in the order in which Terraform was done with them */
  async applied(layer: string): Promise<readonly string[]> {
    const { output } = await this.terraform.run(
      this.place(layer),
      "apply",
      "-json",
      "-input=false",
      "-auto-approve",
    );
    return output
      .split("\n")
      .flatMap((line) =>
        line.startsWith("{")
          ? [JSON.parse(line) as { type?: string; hook?: { resource?: { addr?: string } } }]
          : [],
      )
      .flatMap(({ type, hook }) => (type === "apply_complete" ? (hook?.resource?.addr ?? []) : []))
      .filter((address) => !address.startsWith("data."));
  }

  /** Carries out `aws s3 mv <from> <to>`, as the AWS CLI does: a copy, then a deletion. */
  async move(from: string, to: string): Promise<void> {
    const { AWS_ENDPOINT_URL_S3: endpoint = "", HTTP_PROXY: proxy = endpoint } = this.sandbox.environment;
    const at = (url: string): string => `${proxy}/${url.replace("s3://", "")}`;
    const copied = await fetch(at(to), {
      method: "PUT",
      headers: { "x-amz-copy-source": from.replace("s3:/", "") },
    });
    const deleted = await fetch(at(from), { method: "DELETE" });
    if (!copied.ok || !deleted.ok) throw new Error(`${from}: ${copied.status}, ${deleted.status}`);
  }

  private async synth(): Promise<void> {
    const { exitCode, lines } = await this.strata("synth");
    if (exitCode !== 0) throw new Error(lines.join("\n"));
  }

  private json(layer: string): unknown {
    return JSON.parse(readFileSync(join(this.place(layer), "cdk.tf.json"), "utf8"));
  }

  private place(layer: string): string {
    return join(this.folder, "cdktf.out", "stacks", `${String(this.values.id)}-${layer}`);
  }

  private unit(layer: string): WorkingDirectory {
    return new WorkingDirectory(this.terraform, this.place(layer), layer);
  }

  private get terraform(): Terraform {
    return new Terraform({ inherit: "essential", environment: this.sandbox.environment });
  }
}
