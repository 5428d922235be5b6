import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Terraform } from "@strata/terraform";

/** A folder that Terraform works in, and the environment it needs. */
export interface TerraformUnit {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface UnitJson {
  readonly terraform: { readonly backend: { readonly s3: { readonly key: string } } };
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A copy of a synthesized unit, in a folder of its own. */
export function copied(source: string, folder: string, env: TerraformUnit["env"]): TerraformUnit {
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  return { folder, env };
}

/** As many `terraform_data` as a unit has resources, each with as much in it, with state in the same bucket. */
export function plainTwin(unit: TerraformUnit, folder: string): TerraformUnit {
  const json = JSON.parse(readFileSync(join(unit.folder, "cdk.tf.json"), "utf8")) as UnitJson;
  const { s3 } = json.terraform.backend;
  const bodies = Object.values(json.resource).flatMap((named) => Object.values(named));
  const twin = {
    terraform: { backend: { s3: { ...s3, key: `${s3.key}.twin` } } },
    resource: {
      terraform_data: Object.fromEntries(
        // Text, so that no expression in it is one of the twin's.
        bodies.map((body, index) => [
          `r${index}`,
          { input: JSON.stringify(body).replaceAll(/[$%]\{/g, "(") },
        ]),
      ),
    },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(twin));
  return { folder, env: unit.env };
}

/** Runs one Terraform command. @returns seconds @throws {TerraformError} with what Terraform said, when it fails */
export async function timed({ folder, env }: TerraformUnit, args: readonly string[]): Promise<number> {
  const terraform = new Terraform({ environment: env });
  const start = performance.now();
  await terraform.succeed(folder, ...args);
  return (performance.now() - start) / 1000;
}
