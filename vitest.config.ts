import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { ClaimsReporter } from "./packages/synth-test/src/claims-reporter";

// Vitest starts in the folder of this file, whichever way it is loaded.
const root = process.cwd();

const LEFT_OUT = ["**/node_modules/**", "**/cdktf.out/**"];
const CLAIMS = "environments/*/claims/**/*.test.ts";

/** Tests that run commands, serve on ports or get signals: each file has a process of its own. */
const PROCESSES = [
  "packages/{cli,deploy,emulator,files,project,python,sandbox,terraform}/**/*.test.ts",
  "stacks/e2e/**/*.test.ts",
  "environments/*/*.test.ts",
  "scripts/**/*.test.ts",
];

export default defineConfig({
  test: {
    // Says at the end which share of what claims read is noticed when it changes.
    reporters: ["default", new ClaimsReporter()],
    testTimeout: 20_000,
    // Half of the time a worker waits for a command that it runs, so one for each core is not too many.
    maxWorkers: "100%",
    // Two real providers at once fill two cores.
    maxConcurrency: 2,
    // Where `synth()` of @strata/synth-test finds the app.
    provide: { strataApp: join(root, "stacks/synthesize.ts") },
    projects: [
      {
        extends: true,
        test: {
          name: "claims",
          include: [CLAIMS],
          exclude: LEFT_OUT,
          // Claims only read: all files of a worker share the libraries, the app, and one synthesis of each environment.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "code",
          include: ["{packages,stacks}/**/*.test.ts"],
          exclude: [...LEFT_OUT, ...PROCESSES],
          setupFiles: [join(root, "scripts/temporary-folder.setup.ts")],
          // Nothing of ours keeps state in a module, so files share the libraries, most of which are CDKTF's.
          isolate: false,
          // Type tests: reading a contract field that does not exist must not compile.
          typecheck: {
            enabled: true,
            include: ["packages/**/*.test-d.ts"],
            tsconfig: join(root, "tsconfig.json"),
          },
        },
      },
      {
        extends: true,
        test: {
          name: "processes",
          include: PROCESSES,
          exclude: LEFT_OUT,
          setupFiles: [join(root, "scripts/temporary-folder.setup.ts")],
        },
      },
    ],
  },
});
