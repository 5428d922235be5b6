import { readFileSync } from "node:fs";
import { formatOrigin, type LoadedEnvironment } from "@strata/config";
import { fromSynth, type Inventory, readPlan, type SynthesizedUnit } from "@strata/inventory";
import { acceptsOther, type Excepted, evaluate, except, type Finding } from "@strata/policy";
import { findProject, type Synthesis, settingOf, unitsOf, withSynthesis } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata check`: the required settings, against what the environments synthesize to. */
export function checkCommand(terminal: Terminal): Command {
  return new Command("check")
    .description("hold environments, all by default, to the required settings of their posture")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the findings for a program")
    .option(
      "--plan <layer=file>",
      "judge a layer of one environment as planned: what terraform show -json prints",
    )
    .addHelpText("after", example("check <environment>"))
    .action(async (environments: string[], { json, plan }: { json?: true; plan?: string }) => {
      const project = findProject();
      const loaded = load(project, environments, terminal);
      const planned = plan === undefined ? undefined : plannedLayer(plan, loaded);
      const judged = await withSynthesis(project, environments, (synthesis) =>
        loaded.map((environment) => judge(environment, synthesis, planned)),
      );
      if (json) terminal.json(judged);
      else for (const result of judged) show(terminal, result);
      const open = judged.reduce((sum, result) => sum + result.open.length, 0);
      const unused = judged.reduce((sum, result) => sum + result.unused.length, 0);
      if (open + unused > 0) throw new Failure([`${open} findings, ${unused} exceptions that nothing needs`]);
    });
}

/** What the rules say of one environment. */
interface Judged {
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

/** A layer that is judged as it is planned. */
interface PlannedLayer {
  readonly layer: string;
  readonly json: unknown;
}

/** @throws {Failure} when it is not a layer of the one environment, or the file no JSON */
function plannedLayer(argument: string, loaded: readonly LoadedEnvironment[]): PlannedLayer {
  const [, layer = "", file = ""] = /^([^=]+)=(.+)$/.exec(argument) ?? [];
  const [only, ...others] = loaded;
  const layers = only === undefined || others.length > 0 ? [] : only.environment.layers;
  if (!layers.includes(layer)) {
    const expected =
      layers.length === 0 ? "exactly one environment" : `<layer>=<file> with one of ${layers.join(", ")}`;
    throw new Failure([
      `--plan: expected ${expected}, got ${layers.length === 0 ? loaded.length : argument}`,
    ]);
  }
  try {
    return { layer, json: JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    throw new Failure([`--plan: expected JSON in ${file}, got ${(error as Error).message}`]);
  }
}

function inventoryOf(units: readonly SynthesizedUnit[], planned: PlannedLayer | undefined): Inventory {
  return planned === undefined ? fromSynth(units) : readPlan(planned.json, { layer: planned.layer, units });
}

function judge(loaded: LoadedEnvironment, { stacks }: Synthesis, planned: PlannedLayer | undefined): Judged {
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

function isUnknown({ verdict }: Finding): boolean {
  return verdict === "unknown until apply";
}

function placed(loaded: LoadedEnvironment, finding: Finding): PlacedFinding {
  const path = settingOf(loaded, finding);
  const accepted = acceptsOther(finding, loaded.environment.exceptions).flatMap(({ accepts }) => accepts);
  return { ...finding, place: formatOrigin(loaded.origins.at(path)), settingPath: path.join("."), accepted };
}

function show(terminal: Terminal, { environment, open, unknown, excepted, unused }: Judged): void {
  for (const finding of [...open, ...unknown]) {
    const { place, settingPath, layer, address, rule, level, message, reason, accepted } = finding;
    terminal.say(`${place}: ${settingPath}: ${message}`);
    if (accepted.length > 0) terminal.say(`  an exception accepts ${accepted.join(" or ")}, and not this`);
    terminal.say(terminal.mark("quiet", `  ${layer} ${address}: ${rule} (${level}): ${reason}`));
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
      `${environment}: ${open.length} findings, ${excepted.length} excepted by name${unknown.length === 0 ? "" : `, ${unknown.length} unknown until apply`}`,
    ),
  );
}
