import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform, type TerraformRun } from "@strata/terraform";
import { type ServedProviders, type ServeProvidersOptions, serveProviders } from "./serve-providers";

/** Where the bindings are among the dependencies. */
const STACKS = join(__dirname, "../../../../stacks");

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
    const environment = { TF_REATTACH_PROVIDERS: this.providers.reattach, TF_INPUT: "0" };
    return new Terraform({ inherit: "essential", environment }).run(join(this.folder, unit), ...args);
  }

  /** Applies without asking. @throws {Error} with what Terraform printed when it fails */
  async apply(unit = "unit"): Promise<string> {
    const run = await this.terraform(["apply", "-auto-approve"], unit);
    if (run.code !== 0) throw new Error(run.output);
    return run.output;
  }

  /** Whether a plan finds nothing to do: 0, nothing; 2, something. @throws {Error} when the plan fails */
  async planCode(unit = "unit"): Promise<number> {
    const run = await this.terraform(["plan", "-detailed-exitcode"], unit);
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
