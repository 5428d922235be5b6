#!/usr/bin/env node
// These wait for the app, a process of its own, with which they share the machine's memory: their young generation
// stays small, which costs them some milliseconds.
const WAIT_FOR_APP = ["synth", "check", "lock", "affected"];
if (WAIT_FOR_APP.includes(process.argv[2]))
  require("node:v8").setFlagsFromString("--semi-space-growth-factor=1");

// Where nothing has changed, git alone answers.
const isAnswered = process.argv[2] === "affected" && require("./unchanged.cjs")(process.argv.slice(3));
if (!isAnswered) start();

function start() {
  // Libraries that every command uses come first: once the TypeScript loader is there it reads each of their files too,
  // and they have many.
  for (const library of ["zod", "yaml", "commander"]) require(library);

  // TypeScript runs as it stands, so the command works right after install.
  require("tsx/cjs");

  // These load parts of themselves while they run, which needs the loader of ES modules too; it costs a tenth of a
  // second, so the quick commands do without.
  const LOAD_ON_DEMAND = ["sandbox", "emulator", "demo"];
  const main = () => require("../src/main.ts");
  if (LOAD_ON_DEMAND.includes(process.argv[2])) {
    import("tsx/esm/api").then(({ register }) => {
      register();
      main();
    });
  } else {
    main();
  }
}
