import { beforeEach, describe, expect, it } from "vitest";
import { configured } from "./folder.fixture";
import { Terraform } from "./terraform";
import { WorkingDirectory } from "./working-directory";

/** A provider that Terraform itself brings, so nothing is installed. */
const unit = (input: string): object => ({
  variable: { size: { type: "number", default: 1 }, names: { type: "map(string)", default: {} } },
  resource: { terraform_data: { shop: { input } } },
  output: { size: { value: "$" + "{var.size}" }, names: { value: "$" + "{var.names}" } },
});

const terraform = new Terraform({ environment: { TF_CLI_CONFIG_FILE: "" } });
const opened = (configuration: object): WorkingDirectory =>
  new WorkingDirectory(terraform, configured(configuration), "shop-network");

describe("a working directory", { timeout: 60_000 }, () => {
  let directory: WorkingDirectory;
  beforeEach(async () => {
    directory = opened(unit("one"));
    await directory.init();
  });

  it("is validated, planned, applied and read", async () => {
    await directory.validate();
    const before = await directory.plan();
    const progress: string[] = [];
    const applied = await directory.apply({
      report: ({ done, total }) => progress.push(`${done}/${total}`),
    });
    const after = await directory.plan();

    expect(before).toEqual({
      isEmpty: false,
      changes: [{ address: "terraform_data.shop", action: "create" }],
    });
    expect(applied).toEqual({ done: 1, total: 1 });
    expect(progress.at(0)).toBe("0/0");
    expect(progress.at(-1)).toBe("1/1");
    expect(after).toEqual({ isEmpty: true, changes: [] });
    expect(await directory.outputs()).toEqual({ size: 1, names: {} });
    expect(await directory.show()).toMatchObject({
      values: { root_module: { resources: [{ address: "terraform_data.shop" }] } },
    });
  });

  it("applies a plan file as it was reviewed, with values as they are", async () => {
    // None of them is an expression, a quote or a second argument.
    const variables = { size: 3, names: { a: "${" + "path.root}", b: 'say "no" -out=x' } };
    await directory.plan({ planFile: "reviewed", variables });

    expect(await directory.show("reviewed")).toMatchObject({ variables: { size: { value: 3 } } });
    await directory.apply({ planFile: "reviewed" });
    expect(await directory.outputs()).toEqual(variables);
  });

  it("has a plan that is not empty where only an output changes", async () => {
    await directory.apply();

    expect(await directory.plan({ variables: { size: 2 } })).toEqual({ isEmpty: false, changes: [] });
  });
});

describe("what fails in a working directory", { timeout: 60_000 }, () => {
  it("is named with every error", async () => {
    const directory = opened({
      resource: { terraform_data: { a: { input: "$" + "{var.none}" }, b: { input: "$" + "{local.none}" } } },
    });
    await directory.init();

    await expect(directory.plan()).rejects.toMatchObject({
      name: "TerraformError",
      lines: [
        "shop-network: terraform plan failed",
        expect.stringMatching(/^ {2}Reference to undeclared/),
        expect.stringMatching(/^ {2}Reference to undeclared/),
      ],
    });
  });

  it("is what Terraform wrote, where it reports no events", async () => {
    const directory = opened({ terraform: { required_version: "< 0.1" } });

    await expect(directory.init()).rejects.toMatchObject({
      lines: expect.arrayContaining([
        "shop-network: terraform init failed",
        expect.stringContaining("Unsupported Terraform Core version"),
      ]),
    });
  });
});
