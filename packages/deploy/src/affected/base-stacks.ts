import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listEnvironments } from "@strata/config";
import { writeWhole } from "@strata/files";
import { type Project, ProjectError, projectAt, type SynthesizedStack, withSynthesis } from "@strata/project";
import { DeployError } from "../deploy-error";
import { git } from "../git/git";
import { keptCheckout, touch } from "../git/kept-checkout";
import { provideLibraries } from "../git/libraries";
import { type Base, repositoryAround, short } from "../git/repository";
import { type NamedEnvironment, unitsOfSide } from "./side";

/** Version of what is kept. Another one is made anew. */
const FORMAT = 1;

/** What is kept of a commit, in a file of its own. */
interface Kept {
  readonly format: number;
  /** Of Node, whose version may show in what an app makes. */
  readonly node: string;
  readonly environments: readonly NamedEnvironment[];
  /** By the path of the environment; of those that were asked for so far. */
  readonly stacks: Readonly<Record<string, readonly SynthesizedStack[]>>;
}

/** The project as a base has it. What was synthesized of it once is not synthesized again. */
export class BaseStacks {
  /**
   * @param project the project of the checkout
   * @param announce told in a few words what is done, before something that takes seconds
   */
  constructor(
    private readonly project: Project,
    private readonly base: Base,
    private readonly announce: (doing: string) => void,
  ) {}

  /** Its environments. @throws {DeployError} where the base has no project */
  async environments(): Promise<readonly NamedEnvironment[]> {
    return (await this.kept()).environments;
  }

  /**
   * The stacks of environments of it.
   * @throws {DeployError} with what its app said, when that fails
   */
  async stacks(selected: readonly NamedEnvironment[]): Promise<readonly SynthesizedStack[]> {
    const kept = await this.kept();
    const missing = selected.filter(({ path }) => kept.stacks[path] === undefined);
    const made = missing.length === 0 ? {} : await this.synthesize(kept.environments, missing);
    const stacks = { ...kept.stacks, ...made };
    if (missing.length > 0) this.keep({ ...kept, stacks });
    return selected.flatMap(({ path }) => stacks[path] ?? []);
  }

  private async synthesize(
    environments: readonly NamedEnvironment[],
    selected: readonly NamedEnvironment[],
  ): Promise<Kept["stacks"]> {
    const project = await this.projectThere();
    this.announce(`synthesizing ${this.name}`);
    try {
      const paths = selected.map(({ path }) => path);
      const stacks = await withSynthesis(project, paths, (synthesis) => synthesis.stacks);
      return Object.fromEntries(
        selected.map((environment) => [
          environment.path,
          // Without what is derived: it is derived again when it is read.
          unitsOfSide(environment, environments, stacks).map(({ name, template, files }) => ({
            name,
            template,
            files,
          })),
        ]),
      );
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      throw new DeployError([
        `${this.name}: expected its app to synthesize, got the lines below; the fault is in that commit, not in this checkout; choose a base whose app does`,
        ...error.lines.map((line) => `  ${line}`),
      ]);
    }
  }

  private async kept(): Promise<Kept> {
    const kept = this.read();
    if (kept !== undefined) {
      touch(this.file);
      return kept;
    }
    const { environments } = await this.projectThere();
    const fresh = {
      format: FORMAT,
      node: process.version,
      environments: listEnvironments(environments),
      stacks: {},
    };
    this.keep(fresh);
    return fresh;
  }

  /** Where it cannot be read, it is made anew. */
  private read(): Kept | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.file, "utf8")) as Kept;
      return kept.format === FORMAT && kept.node === process.version ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  private keep(kept: Kept): void {
    mkdirSync(this.place, { recursive: true });
    writeWhole(this.file, JSON.stringify(kept));
  }

  /** The project in a checkout of the base. */
  private async projectThere(): Promise<Project> {
    const { project, base } = this;
    const repository = await repositoryAround(project.root);
    const checkout = await keptCheckout({
      repository: repository.root,
      place: this.place,
      commit: base.commit,
      announce: () => this.announce(`checking out ${this.name}`),
      prepare: async (folder) => {
        const packages = await packageFolders(repository.root, base.commit);
        await provideLibraries({ own: repository.root, other: folder }, packages, this.name);
      },
    });
    const there = projectAt(join(checkout, repository.prefix), project);
    if (there !== undefined) return there;
    const place = repository.prefix === "" ? "at its root" : `in ${repository.prefix}`;
    throw new DeployError([
      `${this.name}: expected a Strata project (cdktf.json and a registry of layers) ${place}, got none; choose a base that has it`,
    ]);
  }

  private get name(): string {
    return `base ${this.base.ref} (${short(this.base.commit)})`;
  }

  private get place(): string {
    return join(this.project.root, ".strata", "base");
  }

  private get file(): string {
    return join(this.place, `${this.base.commit}.json`);
  }
}

/** Folders of a commit that have a `package.json`, from the root of the repository, which is `.`. */
async function packageFolders(repository: string, commit: string): Promise<readonly string[]> {
  const { stdout } = await git(repository, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit);
  return stdout
    .split("\0")
    .filter((path) => /(^|\/)package\.json$/.test(path) && !path.includes("node_modules/"))
    .map((path) => dirname(path));
}
