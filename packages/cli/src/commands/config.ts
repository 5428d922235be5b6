import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import {
  describedKinds,
  diff,
  explain,
  jsonSchemas,
  type LoadedEnvironment,
  loadEnvironments,
  renderDiff,
  renderExplanation,
  renderKind,
  renderSettings,
} from "@strata/config";
import { writeWhole } from "@strata/files";
import { findProject, layersOf, type Project } from "@strata/project";
import { suggestion } from "@strata/values";
import { Command } from "commander";
import { example } from "../example";
import { Failure } from "../failure";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata config …`: what the environment folders say, without synthesizing anything. */
export function configCommand(terminal: Terminal): Command {
  return new Command("config")
    .description("check, explain and compare the settings of environments")
    .addCommand(checkCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(explainCommand(terminal))
    .addCommand(diffCommand(terminal))
    .addCommand(kindsCommand(terminal))
    .addCommand(schemaCommand(terminal));
}

function checkCommand(terminal: Terminal): Command {
  return new Command("check")
    .description("report every fault of environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print the environments for a program")
    .addHelpText("after", example("config check <environment>"))
    .action((environments: string[], { json }: { json?: true }) => {
      const loaded = load(findProject(), environments, terminal);
      const units = loaded.map(({ environment: { id, path, layers: units } }) => ({
        id,
        path,
        layers: units,
      }));
      if (json) return terminal.json(units);
      for (const { id, path, layers: names } of units) terminal.say(`${path}  ${id}  ${names.join(", ")}`);
      terminal.say(
        terminal.mark(
          "good",
          `${units.length} ${units.length === 1 ? "environment" : "environments"}, no faults`,
        ),
      );
    });
}

function showCommand(terminal: Terminal): Command {
  return new Command("show")
    .description("print all settings of an environment as YAML, with where each was set")
    .argument("<environment>", "folder under environments/, or id")
    .option("--json", "print the settings for a program")
    .addHelpText("after", example("config show <environment>"))
    .action((environment: string, { json }: { json?: true }) => {
      const loaded = one(findProject(), environment, terminal);
      if (json) return terminal.json(loaded.values);
      terminal.say(renderSettings(loaded).trimEnd());
    });
}

function explainCommand(terminal: Terminal): Command {
  return new Command("explain")
    .description("print a setting, who set it, and what that overrode")
    .argument("<environment>", "folder under environments/, or id")
    .argument("<path>", "dotted path, for example network.cidr")
    .option("--json", "print the explanation for a program")
    .addHelpText("after", example("config explain <other> network.nat"))
    .action((environment: string, path: string, { json }: { json?: true }) => {
      const project = findProject();
      const result = explain(one(project, environment, terminal), path, layersOf(project));
      if ("unknown" in result) {
        const { expected, got, mend } = result.unknown;
        throw new Failure([
          `${path}: expected ${expected}, got ${got}${mend === undefined ? "" : `; ${mend}`}`,
        ]);
      }
      if (json) return terminal.json(result.explanation);
      for (const line of renderExplanation(result.explanation)) terminal.say(line);
    });
}

function diffCommand(terminal: Terminal): Command {
  return new Command("diff")
    .description("compare the effective settings of two environments")
    .argument("<environmentA>", "folder under environments/, or id")
    .argument("<environmentB>", "folder under environments/, or id")
    .option("--json", "print the differences for a program")
    .addHelpText("after", example("config diff <environment> <other>"))
    .action((a: string, b: string, { json }: { json?: true }) => {
      const project = findProject();
      const rows = diff(one(project, a, terminal), one(project, b, terminal));
      if (json) return terminal.json(rows);
      for (const line of renderDiff(rows)) terminal.say(line);
      if (rows.length === 0) terminal.say("no difference");
    });
}

function kindsCommand(terminal: Terminal): Command {
  return new Command("kinds")
    .description(
      "list the kinds of resources that settings may hold, or show one: names, references, outputs",
    )
    .argument("[kind]", "one kind, for example data.caches")
    .option("--json", "print them for a program")
    .addHelpText("after", example("config kinds data.caches"))
    .action((name: string | undefined, { json }: { json?: true }) => {
      const kinds = describedKinds(layersOf(findProject()));
      const chosen = name === undefined ? kinds : kinds.filter(({ kind }) => kind === name);
      if (name !== undefined && chosen.length === 0) {
        const mend = suggestion(
          name,
          kinds.map(({ kind }) => kind),
        );
        throw new Failure([
          `${name}: expected a kind of the project's layers${mend === undefined ? "" : `; ${mend}`}`,
        ]);
      }
      if (json) return terminal.json(chosen);
      if (name !== undefined) {
        for (const line of chosen.flatMap(renderKind)) terminal.say(line);
        return;
      }
      terminal.table(
        ["kind", "what"],
        kinds.map(({ kind, description }) => [kind, description]),
      );
    });
}

function schemaCommand(terminal: Terminal): Command {
  return new Command("schema")
    .description("write the JSON Schemas by which an editor completes and checks the YAML files")
    .option("--json", "print them instead of writing")
    .addHelpText("after", example("config schema"))
    .action(({ json }: { json?: true }) => {
      const project = findProject();
      const layers = layersOf(project);
      // Environments with faults are left out: a schema is what helps to find them.
      const { environments } = loadEnvironments({ root: project.environments, layers });
      const schemas = jsonSchemas(
        layers,
        environments.map(({ environment }) => environment),
      );
      if (json) return terminal.json(schemas);
      const folder = join(project.environments, ".schema");
      mkdirSync(folder, { recursive: true });
      for (const [name, schema] of Object.entries(schemas)) {
        const file = join(folder, name);
        writeWhole(file, `${JSON.stringify(schema, undefined, 2)}\n`);
        terminal.say(relative(process.cwd(), file));
      }
    });
}

/** The one environment that a name selects. @throws {Failure} when it selects several */
function one(project: Project, name: string, terminal: Terminal): LoadedEnvironment {
  const loaded = load(project, [name], terminal);
  const [first] = loaded;
  if (first === undefined || loaded.length > 1) {
    const paths = loaded.map(({ environment }) => environment.path).join(", ");
    throw new Failure([`${name}: expected one environment, got ${loaded.length}: ${paths}`]);
  }
  return first;
}
