import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, contract, entries, string, strings } from "@strata/contract";
import { Terraform, WorkingDirectory } from "@strata/terraform";
import { App, TerraformOutput } from "cdktf";
import { beforeAll, describe, expect, it } from "vitest";
import { LayerStack } from "./layer-stack";
import type { Unit } from "./unit";
import { SHOP } from "./unit.fixture";

const store = contract("store", {
  vpc_id: string("Id of the VPC", "vpc-example"),
  subnet_ids: strings("Subnets", ["subnet-example"]),
  databases: entries("Databases", "databases", { address: string("Host", "db.example") }),
});

const unit: Unit = {
  environment: SHOP,
  layer: "front",
  settings: {},
  state: { bucket: "b", key: "front", region: "eu-west-1" },
  upstream: {
    store: {
      contract: store as Contract,
      state: { bucket: "b", key: "store", region: "eu-west-1" },
      names: { databases: ["main"] },
    },
  },
};

class Front extends LayerStack<unknown> {
  constructor(scope: App) {
    super(scope, unit);
    const { vpc_id, subnet_ids, databases } = this.consume(store);
    const { address } = databases.entry("main");
    for (const [name, value] of Object.entries({ vpc_id, subnet_ids, address })) {
      new TerraformOutput(this, name, { value }).overrideLogicalId(name);
    }
  }
}

/** A state of the store layer, as its apply would have written it. */
const stateOf = (outputs: Readonly<Record<string, { value: unknown; type: unknown }>>): string =>
  JSON.stringify({
    version: 4,
    terraform_version: "1.11.0",
    serial: 1,
    lineage: "l",
    outputs,
    resources: [],
  });

const published = {
  vpc_id: { value: "vpc-1", type: "string" },
  subnet_ids: { value: ["subnet-1"], type: ["list", "string"] },
  databases: {
    value: { main: { address: "db.local" } },
    type: ["object", { main: ["object", { address: "string" }] }],
  },
};

describe("a consumer, unchanged, on real Terraform", () => {
  const folder = mkdtempSync(join(tmpdir(), "strata-consumer-"));

  const terraform = new Terraform({ environment: { TF_CLI_CONFIG_FILE: "" } });
  const directory = new WorkingDirectory(terraform, folder);

  /** What the plan says that each output will be. */
  async function planned(
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Record<string, unknown>> {
    await directory.plan({ planFile: "plan", variables });
    const { planned_values } = (await directory.show("plan")) as {
      planned_values: { outputs: Record<string, { value: unknown }> };
    };
    return Object.fromEntries(
      Object.entries(planned_values.outputs).map(([name, { value }]) => [name, value]),
    );
  }

  beforeAll(async () => {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), "strata-consumer-app-")), stackTraces: false });
    const stack = new Front(app);
    stack.prepareStack();
    // Outputs need no provider, and Terraform would want the declared one installed.
    const { provider: _, ...json } = stack.toTerraform();
    const { required_providers: __, ...settings } = json.terraform;
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ ...json, terraform: settings }));
    const local = { backend: "local", config: { path: join(folder, "store.tfstate") } };
    writeFileSync(
      join(folder, "override.tf.json"),
      JSON.stringify({
        terraform: { backend: { local: {} } },
        data: { terraform_remote_state: { store: local } },
      }),
    );
    await directory.init();
  });

  it("reads the state of the layer before it", async () => {
    writeFileSync(join(folder, "store.tfstate"), stateOf(published));
    expect(await planned()).toEqual({ vpc_id: "vpc-1", subnet_ids: ["subnet-1"], address: "db.local" });
  });

  it("plans as before when that layer gains an output, and its entries a field", async () => {
    const grown = {
      ...published,
      nat_ips: { value: ["198.51.100.7"], type: ["list", "string"] },
      databases: {
        value: { main: { address: "db.local", port: 5432 }, orders: { address: "orders.local", port: 5432 } },
        type: [
          "object",
          {
            main: ["object", { address: "string", port: "number" }],
            orders: ["object", { address: "string", port: "number" }],
          },
        ],
      },
    };
    writeFileSync(join(folder, "store.tfstate"), stateOf(grown));
    expect(await planned()).toEqual({ vpc_id: "vpc-1", subnet_ids: ["subnet-1"], address: "db.local" });
  });

  it("plans with given values where that layer has no state at all", async () => {
    writeFileSync(join(folder, "store.tfstate"), "");
    const values = {
      vpc_id: "vpc-9",
      subnet_ids: ["subnet-9"],
      databases: { main: { address: "db.given" } },
    };
    expect(await planned({ store: values })).toEqual({
      vpc_id: "vpc-9",
      subnet_ids: ["subnet-9"],
      address: "db.given",
    });
  });
});
