import { own } from "@strata/values";
import type { Make } from "./program";

/**
 * The commands, in the order of `--help`. Each is loaded only when it is named, or when all are shown: `config check`
 * of a whole repository then answers in about half a second. It is `require`, since an `import()` would need the
 * loader of ES modules.
 */
const COMMANDS: Readonly<Record<string, () => Make>> = {
  config: () => (require("./commands/config") as typeof import("./commands/config")).configCommand,
  list: () => (require("./commands/list") as typeof import("./commands/list")).listCommand,
  synth: () => (require("./commands/synth") as typeof import("./commands/synth")).synthCommand,
  graph: () => (require("./commands/graph") as typeof import("./commands/graph")).graphCommand,
  cidr: () => (require("./commands/cidr") as typeof import("./commands/cidr")).cidrCommand,
  check: () => (require("./commands/check") as typeof import("./commands/check")).checkCommand,
  plan: () => (require("./commands/plan") as typeof import("./commands/plan")).planCommand,
  apply: () => (require("./commands/apply") as typeof import("./commands/apply")).applyCommand,
  destroy: () => (require("./commands/destroy") as typeof import("./commands/destroy")).destroyCommand,
  drift: () => (require("./commands/drift") as typeof import("./commands/drift")).driftCommand,
  affected: () => (require("./commands/affected") as typeof import("./commands/affected")).affectedCommand,
  lock: () => (require("./commands/lock") as typeof import("./commands/lock")).lockCommand,
  state: () => (require("./commands/state") as typeof import("./commands/state")).stateCommand,
  sandbox: () => (require("./commands/sandbox") as typeof import("./commands/sandbox")).sandboxCommand,
  emulator: () => (require("./commands/emulator") as typeof import("./commands/emulator")).emulatorCommand,
  demo: () => (require("./commands/demo") as typeof import("./commands/demo")).demoCommand,
};

/** What makes the command of that name; all of them where the name is none. */
export function commandsNamed(name: string | undefined): readonly Make[] {
  const one = name === undefined ? undefined : own(COMMANDS, name);
  return (one === undefined ? Object.values(COMMANDS) : [one]).map((load) => load());
}
