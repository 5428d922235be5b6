#!/usr/bin/env node
// TypeScript runs as it stands, so the command works right after install.
require("tsx/cjs");
require("../src/main.ts");
