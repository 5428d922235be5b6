import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import type { Inventory } from "../inventory";
import { describeResolved } from "../resource/resolved";
import type { Resource } from "../resource/resource";
import { readPlan } from "./read-plan";
import { ValueWithheld } from "./withheld";

/** What Terraform's own provider takes: `input` is known as written, `output` and `id` only after apply. */
const UNIT = {
  locals: { size: 3, elsewhere: "${terraform_data.first.id}" },
  variable: { password: { default: "hunter22", sensitive: true } },
  resource: {
    terraform_data: {
      first: { input: { size: "${local.size}", zone: "a", none: null } },
      second: {
        input: {
          first: "${terraform_data.first.id}",
          all: ["x", "${terraform_data.first.output}"],
          text: "arn:${terraform_data.first.id}/*",
          through: "${local.elsewhere}",
          secret: "${var.password}",
          made: "${uuid()}",
          dollars: "$${kept}",
        },
        depends_on: ["terraform_data.first"],
      },
      counted: { count: 2, input: "${terraform_data.first.id}" },
      policy: {
        input:
          '{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"${terraform_data.first.id}/$${aws:username}"}}',
      },
      fixed: { input: '{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"home/$${aws:username}"}}' },
    },
  },
};

async function planOf(configuration: string, name: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "plan-"));
  writeFileSync(join(folder, name), configuration);
  const directory = new WorkingDirectory(new Terraform({ inherit: "essential" }), folder);
  await directory.plan({ planFile: "planned" });
  return directory.show("planned");
}

describe("a plan of real Terraform", () => {
  let json: unknown;
  let inventory: Inventory;
  const resource = (name: string, of = inventory): Resource => {
    const found = of.find("resource", "terraform_data", name, "plan");
    if (found === undefined) throw new Error(`expected ${name} in the plan`);
    return found;
  };

  beforeAll(async () => {
    json = await planOf(JSON.stringify(UNIT), "main.tf.json");
    inventory = readPlan(json);
  });

  it("has the resources that will be there, each instance by itself", () => {
    expect(inventory.resources("terraform_data").map(({ address }) => address)).toEqual([
      "terraform_data.counted[0]",
      "terraform_data.counted[1]",
      "terraform_data.first",
      "terraform_data.fixed",
      "terraform_data.policy",
      "terraform_data.second",
    ]);
  });

  it("gives what is known as it is planned, and nothing for null", () => {
    expect(resource("first").get("input.size")).toBe(3);
    expect(resource("first").get("input")).toEqual({ size: 3, zone: "a" });
    expect(resource("second").get("input.dollars")).toBe("${kept}");
    expect(resource("second").get("depends_on")).toEqual(["terraform_data.first"]);
  });

  it.each([
    { name: "second", path: "input.first", message: "input.first is unknown until apply" },
    { name: "second", path: "input.secret", message: "input.secret is sensitive" },
    { name: "first", path: "output", message: "output is unknown until apply" },
    {
      name: "first",
      path: "lifecycle.prevent_destroy",
      message: "lifecycle.prevent_destroy is not in a plan",
    },
  ])("makes up no $path", ({ name, path, message }) => {
    expect(() => resource(name).get(path)).toThrow(message);
    expect(() => resource(name).value(path)).toThrow(ValueWithheld);
  });

  it("makes up no part of a value either, and shows no secret in a message", () => {
    const input = resource("second").get("input") as Readonly<Record<string, unknown>>;

    expect(() => input.first).toThrow("input.first is unknown until apply");
    expect(() => (input.all as readonly unknown[]).map(String)).toThrow(
      "input.all[1] is unknown until apply",
    );
    expect(JSON.stringify(input)).toBe(
      '{"all":["x","(unknown)"],"dollars":"${kept}","secret":"(sensitive)","first":"(unknown)","made":"(unknown)","text":"(unknown)","through":"(unknown)"}',
    );
  });

  it("tells what the configuration gives from what the provider will", () => {
    expect(
      ["input", "input.first", "input.secret", "output", "id", "missing"].map((path) =>
        resource("second").has(path),
      ),
    ).toEqual([true, true, true, false, false, false]);
    expect(
      ["input.first", "input.text", "input.made", "input.dollars", "id"].map((path) =>
        resource("second").isReference(path),
      ),
    ).toEqual([true, true, true, false, false]);
  });

  it("tells a known value that is made of another one from one that is written out", () => {
    const first = resource("first");

    expect(["input.size", "input.zone"].map((path) => first.isReference(path))).toEqual([true, false]);
  });

  it("follows references of unknown values, but not out of the plan", () => {
    const second = resource("second");

    expect(describeResolved(second.resolve("input.first"))).toBe("terraform_data.first.id (plan)");
    expect(describeResolved(second.resolve("input.text"))).toBe("arn:${terraform_data.first.id (plan)}/*");
    expect(describeResolved(second.resolve("input.all"))).toBe('["x", terraform_data.first.output (plan)]');
    expect(describeResolved(second.resolve("input.through"))).toBe("unknown until apply");
    expect(second.references("input.first").map(({ address }) => address)).toEqual(["terraform_data.first"]);
    expect(() => second.references("input.through")).toThrow(
      "input.through refers to something outside of the plan",
    );
    expect(
      inventory.companions(resource("first"), "terraform_data", "input").map(({ name }) => name),
    ).toEqual(["counted[0]", "counted[1]", "policy"]);
  });

  it("follows them further beside the synthesized unit", () => {
    const unit = { environment: "e", environmentId: "e", layer: "plan", stack: "e-plan", json: UNIT };
    const beside = readPlan(json, { units: [unit] });

    expect(describeResolved(resource("second", beside).resolve("input.through"))).toBe(
      "terraform_data.first.id (plan)",
    );
    expect(resource("first", beside).get("lifecycle")).toBeUndefined();
  });

  it("reads a policy whose text is known, and the statements of one that is not", () => {
    const resources = (name: string): unknown => resource(name).policy("input").statements[0]?.resources;

    expect(resources("fixed")).toEqual(["home/${aws:username}"]);
    expect(resources("policy")).toEqual(["${terraform_data.first.id}/${aws:username}"]);
  });

  it("knows the references of configuration in HCL too", async () => {
    const hcl =
      'resource "terraform_data" "first" {}\nresource "terraform_data" "second" {\n  input = upper(terraform_data.first.id)\n}\n';
    const second = resource("second", readPlan(await planOf(hcl, "main.tf")));

    expect(describeResolved(second.resolve("input"))).toBe("unknown until apply");
    expect(second.references("input").map(({ address }) => address)).toContain("terraform_data.first");
    expect(() => second.policy("input")).toThrow("input is unknown until apply");
  });

  it("is refused where it is something else", async () => {
    const modules = {
      ...(json as object),
      resource_changes: [{ address: "module.a.b.c", module_address: "module.a" }],
    };

    expect(() => readPlan({ resource: {} })).toThrow(
      "plan: expected the JSON of terraform show -json <plan file>",
    );
    expect(() => readPlan(modules)).toThrow("plan: expected resources of the root module, got module.a.b.c");
  });
});
