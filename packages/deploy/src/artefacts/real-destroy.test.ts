import { rmSync } from "node:fs";
import { join } from "node:path";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../sandbox/src/folder.fixture";
import { opened, writtenUnit } from "../../../sandbox/src/opened-sandbox.fixture";
import { fetchArtefact, keepArtefact, listArtefacts, statePlace } from ".";
import { environment, unitAt } from "./unit.fixture";

describe("what is kept of a unit", { timeout: 60_000 }, () => {
  it("is enough to destroy it when the code no longer has it", async () => {
    const { sandbox } = await opened();
    const access = { environment: sandbox.environment };
    const terraform = new Terraform({ inherit: "essential", environment: sandbox.environment });
    const folder = writtenUnit(join(temporaryFolder(), "unit"));
    const unit = unitAt(folder);
    const directory = new WorkingDirectory(terraform, folder);
    await directory.init();
    await directory.apply();
    await keepArtefact(unit, environment, access);
    const applied = await sandbox.resources();
    rmSync(folder, { recursive: true });

    const place = statePlace(unit.json, unit.stack);
    const [listed] = await listArtefacts({ bucket: place.bucket, region: place.region }, access);
    const fetched = join(temporaryFolder(), "fetched");
    await fetchArtefact({ ...place, key: listed?.stateKey ?? "" }, fetched, access);
    await new WorkingDirectory(terraform, fetched).init();
    await terraform.succeed(fetched, "destroy", "-auto-approve", "-input=false");

    expect(applied.length).toBeGreaterThan(1);
    expect((await sandbox.resources()).filter(({ origin }) => origin === "created")).toEqual([]);
    const { states } = await sandbox.status();
    expect(
      states.map(({ key }) => key),
      "an archive is no state",
    ).toEqual(["shop/network/terraform.tfstate"]);
  });
});
