import {
  type PythonEnvironment,
  type PythonEnvironmentOptions,
  pythonEnvironment,
} from "./python-environment";
import { EMULATOR_REQUIREMENTS } from "./requirements";

/** A Python environment that has moto's server in it. */
export type EmulatorInstallation = PythonEnvironment;

/** Where the emulator is kept, and what makes it. */
export type PrepareEmulatorOptions = Pick<PythonEnvironmentOptions, "cache" | "python" | "installing">;

/**
 * Finds the emulator in a folder, or installs it there.
 * @throws {SandboxError} as {@link pythonEnvironment} does
 */
export function prepareEmulator(options: PrepareEmulatorOptions): Promise<EmulatorInstallation> {
  const instead = "`strata sandbox`, which needs no Python";
  return pythonEnvironment({ name: "moto", requirements: EMULATOR_REQUIREMENTS, instead, ...options });
}
