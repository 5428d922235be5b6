// The quick answer of `strata affected`: where the files are those of the base, git alone says so, and nothing of ours
// is loaded, not even what reads arguments. Whatever is not plain is left to the command, which says the same at length;
// packages/cli/src/affected.test.ts holds both to one wording.
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Answers, where nothing has changed. @returns whether it has */
module.exports = (args) => {
  const asked = questionOf(args);
  const root = asked && projectAround(process.cwd());
  if (!root || !asked.environments.every((name) => isEnvironment(root, name))) return false;
  const git = gitIn(root);
  const base = git("merge-base", "HEAD", asked.base);
  if (!base) return false;
  const [tree, headTree, head] = (git("rev-parse", `${base}^{tree}`, "HEAD^{tree}", "HEAD") ?? "").split(
    "\n",
  );
  if (!head || tree !== headTree) return false;
  if (git("status", "--porcelain", "--untracked-files=normal") !== "") return false;
  process.stdout.write(asked.json ? jsonOf(asked.base, base, head) : textOf(asked.base, base, head));
  return true;
};

/** The options, where all of them are known and complete. */
function questionOf(args) {
  const asked = { base: undefined, json: false, environments: [] };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--json") asked.json = true;
    else if (arg === "--base") asked.base = rest.shift();
    else if (arg.startsWith("--base=")) asked.base = arg.slice("--base=".length);
    // Nothing is affected, so the exit code is 0 either way.
    else if (arg === "--detailed-exitcode") continue;
    else if (arg.startsWith("-")) return undefined;
    else asked.environments.push(arg);
  }
  return asked.base && !asked.base.startsWith("-") ? asked : undefined;
}

function projectAround(folder) {
  if (existsSync(join(folder, "cdktf.json"))) return folder;
  return dirname(folder) === folder ? undefined : projectAround(dirname(folder));
}

/** Whether a name is plainly that of an environment: its folder. An id, a glob or a folder above is for the command. */
function isEnvironment(root, name) {
  const plain = /^[\w/-]+$/.test(name) && process.env.STRATA_ENVIRONMENTS === undefined;
  return (
    plain && existsSync(join(root, "environments", name.replace(/^environments\//, ""), "environment.yaml"))
  );
}

const OF_A_CALLING_HOOK = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_NAMESPACE",
];

/** Runs git; undefined where it fails. As in packages/deploy/src/git/git.ts: no repository of a calling hook, no lock. */
function gitIn(cwd) {
  const env = { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  for (const name of OF_A_CALLING_HOOK) delete env[name];
  return (...args) => {
    const run = spawnSync("git", ["-c", "core.fsmonitor=false", ...args], { cwd, env, encoding: "utf8" });
    return run.status === 0 ? run.stdout.trimEnd() : undefined;
  };
}

function textOf(ref, base, head) {
  return `nothing is affected by ${head.slice(0, 8)} since ${base.slice(0, 8)}, the merge base with ${ref}\n`;
}

function jsonOf(ref, base, head) {
  const answer = { base: { ref, commit: base }, head: { commit: head, dirty: false }, units: [], matrix: [] };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
