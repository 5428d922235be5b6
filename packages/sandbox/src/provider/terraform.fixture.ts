import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type ServedProviders, type ServeProvidersOptions, serveProviders } from "./serve-providers";

/** Where the bindings are among the dependencies. */
const STACKS = join(__dirname, "../../../../stacks");

/** What a Terraform command printed, and how it ended. */
export interface TerraformRun {
  readonly code: number;
  /** Standard output and standard error, without colours. */
  readonly output: string;
}

/** A temporary folder with one configuration, and providers that serve what it uses. */
export class Workbench {
  private constructor(
    readonly folder: string,
    readonly providers: ServedProviders,
  ) {}

  /** Starts providers for a template, and for further ones that later runs will use. */
  static async open(
    template: object,
    options: Partial<ServeProvidersOptions> & { readonly alsoServe?: readonly object[] } = {},
  ): Promise<Workbench> {
    const folder = mkdtempSync(join(tmpdir(), "strata-sandbox-"));
    const { alsoServe = [], ...rest } = options;
    const providers = await serveProviders({
      templates: [template, ...alsoServe],
      store: join(folder, "cloud", "store.json"),
      seed: "test",
      from: STACKS,
      cacheDir: join(folder, "cache"),
      ...rest,
    });
    const workbench = new Workbench(folder, providers);
    workbench.configure(template);
    return workbench;
  }

  /** Replaces the configuration of a unit. */
  configure(template: object, unit = "unit"): void {
    mkdirSync(join(this.folder, unit), { recursive: true });
    const whole = { terraform: { required_providers: requiredBy(template) }, ...template };
    writeFileSync(join(this.folder, unit, "cdk.tf.json"), JSON.stringify(whole));
  }

  /** Runs a command of Terraform in a unit; `init` first where that was not done. */
  async terraform(args: readonly string[], unit = "unit"): Promise<TerraformRun> {
    if (args[0] !== "init" && !existsSync(join(this.folder, unit, ".terraform"))) {
      const init = await this.terraform(["init"], unit);
      if (init.code !== 0) throw new Error(init.output);
    }
    return new Promise((resolve, reject) => {
      const child = spawn("terraform", [`-chdir=${join(this.folder, unit)}`, ...args], {
        env: { ...cleanEnvironment(), TF_REATTACH_PROVIDERS: this.providers.reattach },
      });
      const chunks: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
      child.on("error", reject);
      child.on("close", (code) => {
        const output = stripVTControlCharacters(Buffer.concat(chunks).toString());
        resolve({ code: code ?? 1, output });
      });
    });
  }

  /** Applies without asking. @throws {Error} with what Terraform printed when it fails */
  async apply(unit = "unit"): Promise<string> {
    const run = await this.terraform(["apply", "-auto-approve", "-no-color"], unit);
    if (run.code !== 0) throw new Error(run.output);
    return run.output;
  }

  /** Whether a plan finds nothing to do: 0, nothing; 2, something. @throws {Error} when the plan fails */
  async planCode(unit = "unit"): Promise<number> {
    const run = await this.terraform(["plan", "-detailed-exitcode", "-no-color"], unit);
    if (run.code === 1) throw new Error(run.output);
    return run.code;
  }

  /** Resource attributes in the state, by address. */
  state(unit = "unit"): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
    const state = JSON.parse(readFileSync(join(this.folder, unit, "terraform.tfstate"), "utf8")) as {
      readonly resources: readonly {
        readonly mode: string;
        readonly type: string;
        readonly name: string;
        readonly instances: readonly {
          readonly index_key?: string | number;
          readonly attributes: Readonly<Record<string, unknown>>;
        }[];
      }[];
    };
    return Object.fromEntries(
      state.resources.flatMap(({ mode, type, name, instances }) =>
        instances.map(({ index_key: key, attributes }) => [
          `${mode === "data" ? "data." : ""}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
          attributes,
        ]),
      ),
    );
  }

  /** Stops the providers and removes the folder. */
  async close(): Promise<void> {
    await this.providers.close();
    rmSync(this.folder, { recursive: true });
  }
}

function requiredBy(template: object): object {
  const text = JSON.stringify(template);
  const used = ["aws", "kubernetes", "helm"].filter((name) => text.includes(`"${name}`));
  return Object.fromEntries(used.map((name) => [name, { source: `hashicorp/${name}` }]));
}

function cleanEnvironment(): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}
