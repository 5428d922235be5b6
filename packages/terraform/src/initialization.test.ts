import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { configured } from "./folder.fixture";
import { needsInit, noteInit } from "./initialization";
import { Terraform } from "./terraform";
import { WorkingDirectory } from "./working-directory";

const UNIT = {
  terraform: { backend: { local: { path: "one" } }, required_providers: { aws: { version: ">= 5" } } },
};

describe("a folder that was initialized", () => {
  let folder: string;
  beforeEach(() => {
    folder = configured(UNIT);
    mkdirSync(join(folder, ".terraform", "providers", "registry", "shop", "aws", "5.0.0"), {
      recursive: true,
    });
    writeFileSync(join(folder, ".terraform.lock.hcl"), "one");
    writeFileSync(join(folder, ".terraform", "terraform.tfstate"), "one");
    noteInit(folder, {});
  });

  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);

  it("is as it was where only resources change, or the ports of attached providers", () => {
    write("cdk.tf.json", JSON.stringify({ ...UNIT, resource: { aws_vpc: { vpc: {} } } }));
    expect(needsInit(folder, {})).toBe(false);

    const attached = (port: number) => ({ TF_REATTACH_PROVIDERS: JSON.stringify({ aws: { Addr: port } }) });
    noteInit(folder, attached(1));
    expect(needsInit(folder, attached(2))).toBe(false);
  });

  it.each<{
    readonly what: string;
    readonly change: () => unknown;
    readonly variables?: Record<string, string>;
  }>([
    {
      what: "another backend",
      change: () => write("cdk.tf.json", JSON.stringify(UNIT).replace("one", "other")),
    },
    {
      what: "other providers",
      change: () => write("cdk.tf.json", JSON.stringify(UNIT).replace(">= 5", ">= 6")),
    },
    {
      what: "an override",
      change: () => write("override.tf.json", '{"terraform": {"backend": {"local": {}}}}'),
    },
    { what: "another lock file", change: () => write(".terraform.lock.hcl", "other") },
    { what: "no lock file", change: () => rmSync(join(folder, ".terraform.lock.hcl")) },
    { what: "what Terraform keeps", change: () => write(".terraform/terraform.tfstate", "other") },
    {
      what: "a provider less",
      change: () => rmSync(join(folder, ".terraform/providers/registry/shop/aws/5.0.0"), { recursive: true }),
    },
    {
      what: "nothing of what Terraform keeps",
      change: () => rmSync(join(folder, ".terraform"), { recursive: true }),
    },
    {
      what: "providers from elsewhere",
      change: () => undefined,
      variables: { TF_CLI_CONFIG_FILE: "mirror.rc" },
    },
    {
      what: "attached providers",
      change: () => undefined,
      variables: { TF_REATTACH_PROVIDERS: '{"aws": {}}' },
    },
  ])("has to be initialized again with $what", ({ change, variables = {} }) => {
    change();
    expect(needsInit(folder, variables)).toBe(true);
  });
});

it("a folder is initialized once, and again for another backend, which leaves the state of the first", async () => {
  const folder = configured({
    terraform: { backend: { local: { path: "one.tfstate" } } },
    output: { a: { value: 1 } },
  });
  const directory = new WorkingDirectory(new Terraform({ environment: { TF_CLI_CONFIG_FILE: "" } }), folder);
  await directory.ensureInit();
  await directory.apply();
  expect(await directory.state()).toMatchObject({ serial: 1, outputs: { a: { value: 1 } } });

  writeFileSync(
    join(folder, "cdk.tf.json"),
    JSON.stringify({
      terraform: { backend: { local: { path: "other.tfstate" } } },
      output: { a: { value: 1 } },
    }),
  );
  await directory.ensureInit();
  expect(await directory.state()).toBeUndefined();
}, 60_000);
