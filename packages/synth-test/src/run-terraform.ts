import { execa } from "execa";

/**
 * Terraform and the provider end after seconds, so most of what they collect need not be: without it they take half of
 * the processor's time. The limit, for each of the processes, is where they begin to collect after all.
 */
export const WITHOUT_COLLECTION = { GOGC: "off", GOMEMLIMIT: "1GiB" } as const;

/**
 * Runs Terraform in a folder, with providers from where a CLI configuration has them.
 * @param configuration path of the CLI configuration
 * @returns what it wrote to standard output
 * @throws {Error} with all that it said, when it fails
 */
export async function runTerraform(
  folder: string,
  configuration: string,
  ...args: readonly string[]
): Promise<string> {
  const env = {
    TF_CLI_CONFIG_FILE: configuration,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    NO_COLOR: "1",
    ...WITHOUT_COLLECTION,
  };
  const { exitCode, stdout, all } = await execa("terraform", args, {
    cwd: folder,
    env,
    reject: false,
    all: true,
  });
  if (exitCode !== 0) throw new Error(`terraform ${args[0]}: ${all}`);
  return stdout;
}
