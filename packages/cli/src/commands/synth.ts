import { dirname, join, relative } from "node:path";
import { findProject, type Project, placeUnits, type SynthesizedStack, withSynthesis } from "@strata/project";
import { Command } from "commander";
import { example } from "../example";
import { load } from "../loading";
import type { Terminal } from "../terminal";

/** `strata synth`: writes the Terraform JSON of the selected environments and leaves all other units alone. */
export function synthCommand(terminal: Terminal): Command {
  return new Command("synth")
    .description("write cdktf.out/stacks/<stack>/cdk.tf.json for environments, all by default")
    .argument("[environments...]", "folders under environments/, globs over them, or ids")
    .option("--json", "print what was written for a program")
    .addHelpText("after", example("synth <environment>"))
    .action(async (environments: string[], { json }: { json?: true }) => {
      const project = findProject();
      // The app checks too, but it starts later, and says nothing of warnings to a person.
      load(project, environments, terminal);
      const written = await withSynthesis(project, environments, async (synthesis) => {
        await placeUnits(project, synthesis);
        return synthesis.stacks.map((stack) => summary(project, stack));
      });
      if (json) return terminal.json(written);
      terminal.table(
        ["resources", "data", "folder"],
        written.map(({ resources, data, file }) => [String(resources), String(data), dirname(file)]),
      );
    });
}

interface Written {
  readonly stack: string;
  readonly resources: number;
  readonly data: number;
  /** Relative to the working directory. */
  readonly file: string;
}

function summary(project: Project, { name, template }: SynthesizedStack): Written {
  const count = (blocks: Readonly<Record<string, object>> = {}): number =>
    Object.values(blocks).reduce((sum, named) => sum + Object.keys(named).length, 0);
  return {
    stack: name,
    resources: count(template.resource),
    data: count(template.data),
    file: relative(process.cwd(), join(project.output, "stacks", name, "cdk.tf.json")),
  };
}
