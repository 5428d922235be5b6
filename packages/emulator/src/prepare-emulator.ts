import { join } from "node:path";
import { type PythonEnvironment, type PythonEnvironmentOptions, pythonEnvironment } from "@strata/python";

/** A Python environment that has moto's server in it. */
export type EmulatorInstallation = PythonEnvironment;

/** Where the emulator is kept, and what installs it. */
export type PrepareEmulatorOptions = Pick<PythonEnvironmentOptions, "cache" | "python" | "installing">;

/** Path of the exact versions and hashes of moto and of everything that it needs. */
export const EMULATOR_REQUIREMENTS = join(__dirname, "requirements.txt");

/**
 * Finds the emulator in a folder, or installs it there.
 * @throws {PythonError} as {@link pythonEnvironment} does
 */
export function prepareEmulator(options: PrepareEmulatorOptions): Promise<EmulatorInstallation> {
  const instead = "`strata sandbox`, which needs no Python";
  return pythonEnvironment({ name: "moto", requirements: EMULATOR_REQUIREMENTS, instead, ...options });
}
