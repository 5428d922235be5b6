import { dirname } from "node:path";
import { formatOrigin, type LoadedEnvironment, type SettingPath } from "@strata/config";
import { fromSynth, type Inventory, readPlan, type SynthesizedUnit } from "@strata/inventory";
import { acceptsOther, type Excepted, evaluate, except, type Finding } from "@strata/policy";
import { type Synthesis, settingOf, unitsOf } from "@strata/project";
import { counted } from "@strata/values";
import { Failure } from "../failure";
import type { Terminal } from "../terminal";

/** A layer that is judged as it is planned. */
export interface PlannedLayer {
  readonly layer: string;
  /** How messages call the plan. */
  readonly name: string;
  readonly json: unknown;
}

/** What the rules say of one environment. */
export interface Judged {
  readonly environment: string;
  readonly open: readonly PlacedFinding[];
  /** What a plan does not say yet, so that it is neither met nor unmet. */
  readonly unknown: readonly PlacedFinding[];
  readonly excepted: readonly { readonly rule: string; readonly address: string; readonly basis: string }[];
  readonly unused: Excepted["unused"];
}

/** A finding, and the setting to change for it. */
interface PlacedFinding extends Finding {
  /** `file:line:col` of the setting, or of the nearest one above it that is set. */
  readonly place: string;
  /** Dotted path of the setting. */
  readonly settingPath: string;
  /** What an exception for it accepts, where that is something else; empty where none is for it. */
  readonly accepted: readonly string[];
}

/** Holds one environment to the required settings; a layer of it as it is planned, where one is. */
export function judge(
  loaded: LoadedEnvironment,
  { stacks }: Synthesis,
  planned: PlannedLayer | undefined,
): Judged {
  const { id, path, posture, exceptions } = loaded.environment;
  const units = unitsOf(loaded.environment, stacks).map(({ layer, name, template }) => ({
    environment: path,
    environmentId: id,
    layer,
    stack: name,
    json: template,
  }));
  const now = new Date();
  const everything = evaluate(inventoryOf(units, planned), { posture: "production" });
  const asked = everything.filter(({ level }) => level === "M" || posture === "production");
  const { open, excepted } = except(asked, exceptions, now);
  // Folders share exceptions: one that production needs is not in the way of a folder that is not asked.
  const { unused } = except(everything, exceptions, now);
  return {
    environment: path,
    open: open.filter((finding) => !isUnknown(finding)).map((finding) => placed(loaded, finding)),
    unknown: open.filter(isUnknown).map((finding) => placed(loaded, finding)),
    excepted: excepted.map(({ finding, exception }) => ({
      rule: finding.rule,
      address: finding.address,
      basis: exception.basis ?? `until ${exception.expires}`,
    })),
    unused,
  };
}

/** @throws {Failure} when it is the plan of another configuration, such as one with modules */
function inventoryOf(units: readonly SynthesizedUnit[], planned: PlannedLayer | undefined): Inventory {
  if (planned === undefined) return fromSynth(units);
  const { layer, name, json } = planned;
  try {
    return readPlan(json, { layer, units });
  } catch (error) {
    throw new Failure([
      `--plan ${layer}=${name}: expected a plan of the layer ${layer}: ${(error as Error).message}`,
    ]);
  }
}

function isUnknown({ verdict }: Finding): boolean {
  return verdict === "unknown until apply";
}

function placed(loaded: LoadedEnvironment, finding: Finding): PlacedFinding {
  const path = settingOf(loaded, finding);
  const accepted = acceptsOther(finding, loaded.environment.exceptions).flatMap(({ accepts }) => accepts);
  return { ...finding, place: placeOf(loaded, path), settingPath: path.join("."), accepted };
}

/**
 * Tags are missing in the environment's own folder, even where files above it set others: several environments inherit
 * those, and the place has to say which of them lacks one.
 */
function placeOf({ environment, origins }: LoadedEnvironment, path: SettingPath): string {
  const set = origins.at(path);
  const isAbove = !dirname(set.file).endsWith(`/${environment.path}`);
  return formatOrigin(path.join(".") === "tags" && isAbove ? origins.at([]) : set);
}

/** Of which environments a rule of a level asks something. */
const ASKED: Readonly<Record<Finding["level"], string>> = {
  M: "M: every environment",
  P: "P: posture production",
};

/** Findings that are one to a person: one setting mends them, such as a tag that every layer's provider lacks. */
function saidOnce(
  findings: readonly PlacedFinding[],
): readonly (readonly [PlacedFinding, ...PlacedFinding[]])[] {
  const alike = new Map<string, [PlacedFinding, ...PlacedFinding[]]>();
  for (const finding of findings) {
    const { place, settingPath, rule, message, accepted } = finding;
    const key = JSON.stringify([place, settingPath, rule, message, accepted]);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [finding]);
    else others.push(finding);
  }
  return [...alike.values()];
}

/** Prints what was found, and a line that counts it. */
export function show(terminal: Terminal, { environment, open, unknown, excepted, unused }: Judged): void {
  for (const alike of saidOnce([...open, ...unknown])) {
    const [{ place, settingPath, rule, level, message, reason, accepted }] = alike;
    const resources = alike.map(({ layer, address }) => `${layer} ${address}`).join(", ");
    terminal.say(`${place}: ${settingPath}: ${message}`);
    if (accepted.length > 0) terminal.say(`  an exception accepts ${accepted.join(" or ")}, and not this`);
    terminal.say(terminal.mark("quiet", `  ${resources}: ${rule} (${ASKED[level]}): ${reason}`));
  }
  for (const { rule, resource } of unused) {
    terminal.say(
      `${environment}: exception of ${resource} from ${rule}: matches no finding with what it accepts; remove it`,
    );
  }
  const mark = open.length + unused.length === 0 ? "good" : "bad";
  terminal.say(
    terminal.mark(
      mark,
      `${environment}: ${counted(open.length, "finding")}, ${excepted.length} excepted by name${unknown.length === 0 ? "" : `, ${unknown.length} unknown until apply`}`,
    ),
  );
}
