import { Repository } from "../../deploy/src/git/repository.fixture";
import { OwnProject } from "../../project/src/own-project.fixture";

/** A layer behind `names`, which reads its output. */
const FILES = {
  "platform/registry.ts": `
import type { LayerDefinition } from "@strata/config";
import { z } from "zod";
import { names } from "./names/contract";
import { pages } from "./pages/contract";
const zone = z.strictObject({ zone: z.string().describe("Name of the zone"), note: z.string().optional() });
const page = z.strictObject({ title: z.string().describe("Title of the page") });
export const layers: readonly LayerDefinition[] = [
  { name: "names", description: "One zone", presence: "always", reads: [], settings: zone, contract: names },
  { name: "pages", description: "A page", presence: "always", reads: ["names"], settings: page, contract: pages },
];`,
  "platform/names/stack.ts": `
import { LayerStack, type Unit } from "@strata/layer";
import type { Construct } from "constructs";
import { names } from "./contract";
type Settings = { readonly zone: string; readonly note?: string };
export class Stack extends LayerStack<Settings> {
  constructor(scope: Construct, unit: Unit<Settings>) {
    super(scope, unit);
    this.addOverride("resource.terraform_data.zone.input", this.settings.zone);
    this.addOverride("resource.terraform_data.note.input", this.settings.note ?? "none");
    this.publish(names, { zone_id: "\${terraform_data.zone.id}" });
  }
}`,
  "platform/pages/contract.ts": `
import { contract, string } from "@strata/contract";
export const pages = contract("pages", { title: string("Title", "Shop") });`,
  "platform/pages/stack.ts": `
import { names } from "../names/contract";
import { LayerStack, type Unit } from "@strata/layer";
import type { Construct } from "constructs";
import { pages } from "./contract";
export class Stack extends LayerStack<{ readonly title: string }> {
  constructor(scope: Construct, unit: Unit<{ readonly title: string }>) {
    super(scope, unit);
    this.addOverride("resource.terraform_data.page.input", this.consume(names).zone_id);
    this.publish(pages, { title: this.settings.title });
  }
}`,
  "environments/acme/environment.yaml": environmentYaml("acme"),
  ".gitignore": "node_modules\ncdktf.out\n",
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
};

/** Settings of an environment. */
export function environmentYaml(
  id: string,
  { zone = "acme.example", title = "Acme", note = "none" } = {},
): string {
  return `id: ${id}\naccount: "111122223333"\nregion: eu-west-1\nnames: { zone: ${zone}, note: ${note} }\npages: { title: ${title} }\n`;
}

/** A company's own project with two layers, in a git repository with one commit. */
export class CommittedProject extends OwnProject {
  readonly repository: Repository;
  /** Its first commit. */
  readonly first: string;

  constructor() {
    super();
    for (const [name, content] of Object.entries(FILES)) this.write(name, content);
    this.repository = new Repository(this.root);
    this.first = this.repository.commit("Start");
  }
}
