import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { ClaimsReporter } from "./packages/synth-test/src/claims-reporter";

// Vitest starts in the folder of this file, whichever way it is loaded.
const root = process.cwd();

export default defineConfig({
  test: {
    // Says at the end which share of what claims read is noticed when it changes.
    reporters: ["default", new ClaimsReporter()],
    include: ["{packages,stacks,environments,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/cdktf.out/**"],
    // Type tests: reading a contract field that does not exist must not compile.
    typecheck: { enabled: true, include: ["packages/**/*.test-d.ts"], tsconfig: join(root, "tsconfig.json") },
    setupFiles: [join(root, "scripts/temporary-folder.setup.ts")],
    testTimeout: 20_000,
    // Two real providers at once fill two cores.
    maxConcurrency: 2,
    // Where `synth()` of @strata/synth-test finds the app.
    provide: { strataApp: join(root, "stacks/synthesize.ts") },
  },
});
