#!/usr/bin/env node
// TypeScript runs as it stands, so the command works right after install.
require("tsx/cjs");

// These load parts of themselves while they run, which needs the loader of ES modules too; it costs a tenth of a
// second, so the quick commands do without.
const LOAD_ON_DEMAND = ["sandbox", "emulator", "demo"];
if (LOAD_ON_DEMAND.includes(process.argv[2])) require("tsx/esm/api").register();

require("../src/main.ts");
