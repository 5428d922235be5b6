import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { networkTemplate } from "../../../sandbox/src/shop.fixture";
import type { Unit } from "../units";
import type { ArtefactFacts } from "./archive";

/** The environment of the unit. */
export const environment: ArtefactFacts["environment"] = {
  id: "shop-production",
  path: "shop/production",
  account: "111122223333",
  region: "eu-west-1",
};

/** What synth writes into a folder. */
export const SYNTHESIZED: Readonly<Record<string, string>> = {
  "cdk.tf.json": JSON.stringify(networkTemplate()),
  ".terraform.lock.hcl": "# lock\n",
  "assets/chart/AB12/Chart.yaml": "name: shop\n",
  "assets/chart/AB12/.helmignore": "*.md\n",
  "assets/chart/AB12/templates/objects.yaml": "{{ toYaml .Values.objects }}\n",
};

/** What Terraform and people keep beside it. */
export const BESIDE: Readonly<Record<string, string>> = {
  ".terraform/terraform.tfstate": "{}",
  "terraform.tfstate": "{}",
  "terraform.tfstate.backup": "{}",
  "terraform.tfvars": 'password = "hunter22"',
  tfplan: "hunter22",
  "plan.json": "hunter22",
  "override.tf.json": "{}",
};

/** Writes files into a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** The unit in a folder. */
export function unitAt(folder: string): Unit {
  const json: unknown = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  return { layer: "network", stack: "shop-production-network", folder, json, reads: [] };
}

/** Every file of a folder with its content. */
export function contents(folder: string, below = ""): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder, below)).map((name) => (below === "" ? name : `${below}/${name}`));
  return Object.assign(
    {},
    ...names.map((name) =>
      statSync(join(folder, name)).isDirectory()
        ? contents(folder, name)
        : { [name]: readFileSync(join(folder, name), "utf8") },
    ),
  ) as Readonly<Record<string, string>>;
}
