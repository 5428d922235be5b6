// Loaded into every Node process of a measured run: leaves the most memory that it held, in KiB, in a file of its own.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

process.on("exit", () => {
  const { STRATA_BENCH_MEMORY: folder } = process.env;
  if (folder) writeFileSync(join(folder, String(process.pid)), String(process.resourceUsage().maxRSS));
});
