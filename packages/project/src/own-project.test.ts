import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { OwnProject } from "./own-project.fixture";

describe("a project with layers of its own", { timeout: 60_000 }, () => {
  const project = new OwnProject();
  afterAll(() => project.remove());

  it("has its settings checked, by its own schema", async () => {
    const checked = await project.strata("config", "check", "--json");
    project.write("environments/acme/names.yaml", "zones: acme.example\n");
    const misspelt = await project.strata("config", "check");
    project.write("environments/acme/names.yaml", "{}\n");

    expect(checked).toMatchObject({ exitCode: 0, complaints: "" });
    expect(JSON.parse(checked.stdout)).toEqual([{ id: "acme", path: "acme", layers: ["names"] }]);
    expect(misspelt).toMatchObject({ exitCode: 1 });
    expect(misspelt.complaints).toContain("environments/acme/names.yaml:1:1: names.zones: expected a known");
  });

  it("has its graph, and its schema for editors", async () => {
    const [graph] = JSON.parse((await project.strata("graph", "--json")).stdout);
    const schema = await project.strata("config", "schema");

    expect(graph.units).toMatchObject([{ stack: "acme-names", layer: "names", outputs: ["zone_id"] }]);
    expect(schema.stdout).toContain(join("environments", ".schema", "names."));
  });

  it("is synthesized by its own app", async () => {
    const { exitCode, complaints } = await project.strata("synth");
    const stack = join(project.root, "cdktf.out", "stacks", "acme-names");

    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: "" });
    expect(JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8"))).toMatchObject({
      output: { zone_id: { value: "acme.example" } },
      terraform: { backend: { s3: { bucket: "acme-111122223333-state" } } },
    });
    expect(existsSync(join(project.root, "stacks"))).toBe(false);
  });
});
