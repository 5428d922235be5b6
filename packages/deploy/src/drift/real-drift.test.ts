import { join } from "node:path";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../sandbox/src/folder.fixture";
import { opened, writtenUnit } from "../../../sandbox/src/opened-sandbox.fixture";
import { networkTemplate } from "../../../sandbox/src/shop.fixture";
import type { PlanJson } from "../refinement";
import { type DriftReport, driftReport } from ".";

describe("drift that Terraform finds", { timeout: 60_000 }, () => {
  it("is what was done behind its back, and goes with an apply where settings give it", async () => {
    const { sandbox } = await opened();
    const folder = writtenUnit(join(temporaryFolder(), "unit"));
    const terraform = new Terraform({ inherit: "essential", environment: sandbox.environment });
    const unit = new WorkingDirectory(terraform, folder);
    const found = async (): Promise<DriftReport> => {
      await terraform.succeed(folder, "plan", "-refresh-only", "-out=drift");
      const plan = (await unit.show("drift")) as PlanJson;
      const about = { environment: "shop", layer: "network", stack: "shop-network" };
      return driftReport([{ ...about, plan, unit: networkTemplate() }]);
    };
    await unit.init();
    await unit.apply();
    expect(await found()).toMatchObject({ hasDrift: false });

    await sandbox.drift({ address: "aws_vpc.main", attribute: "tags.Name", value: "other" });
    await sandbox.drift({ address: "aws_vpc.main", attribute: "main_route_table_id", value: "rtb-other" });
    const [subnet] = (await sandbox.resources()).filter(({ type }) => type === "aws_subnet");
    await sandbox.remove({ type: "aws_subnet", id: subnet?.id ?? "" });
    const { units, hasDrift } = await found();

    expect(hasDrift).toBe(true);
    expect(units[0]?.gone).toEqual([{ address: "aws_subnet.a", type: "aws_subnet", apply: "creates" }]);
    expect(units[0]?.drifted).toEqual([
      {
        address: "aws_vpc.main",
        type: "aws_vpc",
        attributes: [
          expect.objectContaining({ attribute: "main_route_table_id", standing: "nobody", apply: "keeps" }),
          {
            attribute: "tags.Name",
            before: { kind: "known", value: "shop" },
            after: { kind: "known", value: "other" },
            standing: "set",
            apply: "restores",
          },
        ],
      },
    ]);

    await unit.apply();
    expect(await found()).toMatchObject({ hasDrift: false });
    expect((await unit.plan()).isEmpty).toBe(true);
  });
});
