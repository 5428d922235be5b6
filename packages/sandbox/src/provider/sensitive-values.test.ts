import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AWS, workbench } from "./workbench.fixture";

describe("with real Terraform", () => {
  it("does not print what is sensitive", async () => {
    const database = {
      identifier: "main",
      instance_class: "db.t4g.micro",
      engine: "postgres",
      skip_final_snapshot: true,
    };
    const bench = await workbench({
      provider: AWS,
      resource: { aws_db_instance: { main: { ...database, username: "shop", password: "tr0ub4dor" } } },
      output: { password: { value: "${aws_db_instance.main.password}" } },
    });

    const { code, output } = await bench.terraform(["plan", "-no-color"]);

    expect(code).toBe(1);
    expect(output).toContain("Output refers to sensitive values");
    expect(output).toMatch(/\+ password += \(sensitive value\)/);
  });

  it("never keeps what is write-only", async () => {
    const bench = await workbench({
      provider: AWS,
      resource: {
        aws_secretsmanager_secret: { api: { name: "api" } },
        aws_secretsmanager_secret_version: {
          api: {
            secret_id: "${aws_secretsmanager_secret.api.id}",
            secret_string_wo: "tr0ub4dor",
            secret_string_wo_version: 1,
          },
        },
      },
    });

    await bench.apply();

    expect(readFileSync(join(bench.folder, "unit", "terraform.tfstate"), "utf8")).not.toContain("tr0ub4dor");
    expect(readFileSync(join(bench.folder, "cloud", "store.json"), "utf8")).not.toContain("tr0ub4dor");
    expect(await bench.planCode()).toBe(0);
  });
});
