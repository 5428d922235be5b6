import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { ROOT, type Run } from "../shop.fixture";

const STRATA = join(ROOT, "packages", "cli", "bin", "strata.cjs");

/** An entry of `resource_changes`. */
export const entry = (
  address: string,
  actions: readonly string[],
  before: unknown,
  after: unknown,
  more: object = {},
): object => ({
  address,
  mode: "managed",
  type: address.replace(/^module\.[a-z]+\./, "").split(".")[0],
  change: { actions, before, after, after_unknown: {}, ...more },
});

const REPLACED = entry(
  "module.shop.aws_elasticache_replication_group.sessions",
  ["delete", "create"],
  { engine_version: "7.1" },
  { engine_version: "7.0" },
  { replace_paths: [["engine_version"]] },
);
const RESTARTED = entry("aws_db_instance.orders", ["update"], { port: 5432 }, { port: 5433 });
const OPEN = entry(
  "aws_db_instance.books",
  ["update"],
  { allocated_storage: 20 },
  {},
  {
    after_unknown: { allocated_storage: true },
  },
);
const GONE = entry(
  'aws_kms_key.keys["a"]',
  ["delete"],
  { arn: "arn:aws:kms:eu-west-1:111122223333:key/1" },
  null,
);

/** A plan, as `terraform show -json` prints it. */
export function planOf(entries: readonly object[], more: object = {}): string {
  const plan = {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {},
    resource_changes: entries,
  };
  return JSON.stringify({ ...plan, ...more });
}

/** Runs the command in a folder that is no project and has these files, with this on its standard input. */
export async function check(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  input = "",
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "strata-plans-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "folder"));
  const run = await execa(process.execPath, [STRATA, "check", ...args], {
    cwd: folder,
    input,
    reject: false,
  });
  const { exitCode = -1, stdout, stderr } = run;
  return { exitCode, stdout, complaints: stderr.split("\n").filter((line) => line !== "") };
}

/** Plans by the name of their file. */
export const PLANS = {
  "bad.json": planOf([REPLACED, RESTARTED, OPEN, GONE]),
  "good.json": planOf([RESTARTED, OPEN]),
  "none.json": planOf([]),
  "errored.json": planOf([RESTARTED], { errored: true }),
};
