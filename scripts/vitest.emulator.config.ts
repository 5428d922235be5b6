import { defineConfig } from "vitest/config";

/** The layers in the emulator: minutes, and Python. So it is not among the tests of `vitest.config.ts`. */
export default defineConfig({
  test: {
    include: ["stacks/e2e/**/*.suite.ts"],
    setupFiles: ["scripts/temporary-folder.setup.ts"],
    // One cloud for all, and each layer reads the states of those before it.
    sequence: { concurrent: false },
    reporters: ["verbose"],
    testTimeout: 900_000,
    // A first run installs the emulator.
    hookTimeout: 600_000,
  },
});
