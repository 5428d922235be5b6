import { defineConfig } from "vitest/config";

/** Checkov and parliament, in Python: not among the tests of `vitest.config.ts`. */
export default defineConfig({
  test: {
    include: ["scripts/*.suite.ts"],
    setupFiles: ["scripts/temporary-folder.setup.ts"],
    reporters: ["verbose"],
    // A first run installs them.
    hookTimeout: 600_000,
  },
});
