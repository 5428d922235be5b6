import { join } from "node:path";
import { type LoadedEnvironment, loadEnvironments } from "@strata/config";
import { type PlanChanges, readChanges } from "@strata/inventory";
import { layers } from "@strata/stacks/registry";
import { environmentYaml, type Files, SHOP } from "../../../cli/src/shop.fixture";
import { Repository } from "../git/repository.fixture";
import { type TouchedSetting, touchedSettings } from "./touched-settings";

/** The file of the environment, and its text in the first commit. */
export const YAML = "shop/production/environment.yaml";
export const TEXT = environmentYaml(
  "shop-production",
  `tags: { Team: sales }
data:
  databases:
    main: { mode: managed, engineVersion: "16", instanceClass: db.t4g.micro, storageGiB: 20, maxStorageGiB: 100, tier: private, key: data }
`,
);

/** The invented shop, in a git repository with one commit. */
export class CommittedShop {
  readonly repository = new Repository();

  constructor() {
    this.write({ ...SHOP, [YAML]: TEXT });
    this.repository.commit("Start");
  }

  /** Writes files by their paths under the environments folder. */
  write(files: Files): void {
    for (const [name, content] of Object.entries(files))
      this.repository.write(join("environments", name), String(content));
  }

  /** Writes the environment's file with other texts in it. */
  replace(...texts: readonly (readonly [from: string, to: string])[]): void {
    const changed = texts.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`the environment has no ${from}`);
      return text.replace(from, to);
    }, TEXT);
    this.write({ [YAML]: changed });
  }

  /** What has changed since a base, by today's files. */
  async touched(
    plans: Readonly<Record<string, PlanChanges>> = {},
    units: Readonly<Record<string, unknown>> = {},
    base = "HEAD",
    tell: (reason: string) => void = () => undefined,
  ): Promise<readonly TouchedSetting[] | undefined> {
    const { root } = this.repository;
    const environments = join(root, "environments");
    const project = { root, environments, registry: "", app: "", output: join(root, "cdktf.out") };
    return touchedSettings(project, loadedIn(environments), base, plans, units, { layers, tell });
  }

  remove(): void {
    this.repository.remove();
  }
}

function loadedIn(root: string): LoadedEnvironment {
  const select = ["shop/production"];
  const { environments, problems } = loadEnvironments({ root, layers, select, ledger: "rewrite" });
  const [environment] = environments;
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  return environment;
}

/** A plan with these changes, as `terraform show -json` has them. */
export function plan(...resource_changes: readonly object[]): PlanChanges {
  return readChanges({ resource_changes });
}
