import { describe, expect, it } from "vitest";
import { network, only, workbench } from "./workbench.fixture";

describe("with real Terraform", () => {
  it("imports what no state knows", async () => {
    const bench = await workbench(network());
    await bench.apply();
    const vpc = only(bench, "aws_vpc");
    bench.configure(network(), "other");

    const imported = await bench.terraform(["import", "aws_vpc.main", vpc.importId], "other");
    expect(imported.output).toContain("Import successful!");
    expect(bench.state("other")["aws_vpc.main"]).toEqual(bench.state()["aws_vpc.main"]);

    const missing = await bench.terraform(["import", "-no-color", "aws_subnet.a", "subnet-0"], "other");
    expect(missing.output).toContain("Cannot import non-existent remote object: aws_subnet subnet-0");
  });

  it.each([
    { what: "region", provider: { region: "us-east-1", allowed_account_ids: ["111122223333"] } },
    { what: "account", provider: { region: "eu-west-1", allowed_account_ids: ["444455556666"] } },
  ])("imports nothing of another $what", async ({ provider }) => {
    const bench = await workbench(network());
    await bench.apply();
    bench.configure({ ...network(), provider: { aws: [provider] } }, "other");

    const { code } = await bench.terraform(["import", "aws_vpc.main", only(bench, "aws_vpc").id], "other");

    expect(code).toBe(1);
  });
});
