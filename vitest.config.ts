import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = __dirname;

export default defineConfig({
  test: {
    include: ["{packages,stacks,environments,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/cdktf.out/**"],
    // Type tests: reading a contract field that does not exist must not compile.
    typecheck: { enabled: true, include: ["packages/**/*.test-d.ts"], tsconfig: join(root, "tsconfig.json") },
    testTimeout: 20_000,
    // Two real providers at once fill two cores.
    maxConcurrency: 2,
    // Where `synth()` of @strata/synth-test finds the app and the environments.
    provide: {
      strataApp: join(root, "stacks/synthesize.ts"),
      strataEnvironments: join(root, "environments"),
    },
  },
});
