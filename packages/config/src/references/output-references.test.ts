import { describe, expect, it } from "vitest";
import { environmentYaml, loadFiles, problemLines } from "../shop.fixture";

const E = "shop/prod/environment.yaml";

function load(settings: string): ReturnType<typeof loadFiles> {
  const shared =
    "state: { bucket: shop-state }\nnetwork: { tiers: { app: { bits: 4 } } }\ndata: { stores: { logs: { mode: managed } } }\n";
  return loadFiles({ "defaults.yaml": shared, [E]: environmentYaml("shop-prod", settings) });
}

describe("a reference that holds", () => {
  it.each([
    {
      at: "a string",
      yaml: "data: { vpc: { $output: network.vpcId } }",
      settings: { data: { vpc: { $output: "network.vpcId" } } },
    },
    {
      at: "a list",
      yaml: "data: { stores: { logs: { subnets: { $output: network.tiers.app.subnetIds } } } }",
      settings: { data: { stores: { logs: { subnets: { $output: "network.tiers.app.subnetIds" } } } } },
    },
    {
      at: "an entry of a list",
      yaml: "data: { stores: { logs: { subnets: [subnet-9, { $output: network.vpcId }] } } }",
      settings: { data: { stores: { logs: { subnets: ["subnet-9", { $output: "network.vpcId" }] } } } },
    },
    {
      at: "a number",
      yaml: "data: { copies: { $output: network.zoneCount } }",
      settings: { data: { copies: { $output: "network.zoneCount" } } },
    },
    {
      at: "a name written as the contract writes it",
      yaml: "data: { vpc: { $output: network.vpc_id } }",
      settings: { data: { vpc: { $output: "network.vpc_id" } } },
    },
    {
      at: "a free-form value, beside text that only looks like one",
      yaml: "apps: { charts: { logs: { values: { a: [{ b: { $output: data.stores.logs.arn } }], c: '${x}' } } } }",
      settings: {
        apps: {
          charts: { logs: { values: { a: [{ b: { $output: "data.stores.logs.arn" } }], c: "${x}" } } },
        },
      },
    },
  ])("stays where it was written: $at", ({ yaml, settings }) => {
    const { environments, problems } = load(yaml);
    expect(problems).toEqual([]);
    expect(environments[0]?.environment.settings).toMatchObject(settings);
  });
});

describe("a reference that does not hold", () => {
  it.each([
    {
      fault: "an unknown layer",
      yaml: "data: { vpc: { $output: netwrk.vpcId } }",
      line: '5:9: data.vpc: expected a layer, got "netwrk"; did you mean "network"?',
    },
    {
      fault: "an unknown output",
      yaml: "data: { vpc: { $output: network.vpcID2 } }",
      line: '5:9: data.vpc: expected an output of network, got "vpcID2"; did you mean "vpcId"?',
    },
    {
      fault: "no output",
      yaml: "data: { vpc: { $output: network } }",
      line: '5:9: data.vpc: expected an output of network, got ""; known: vpcId, zoneCount, tiers',
    },
    {
      fault: "an unknown entry",
      yaml: "data: { vpc: { $output: network.tiers.ap.subnetIds } }",
      line: '5:9: data.vpc: expected an entry of network.tiers, got "ap"; did you mean "app"?',
    },
    {
      fault: "an unknown field",
      yaml: "data: { vpc: { $output: network.tiers.app.subnets } }",
      line: '5:9: data.vpc: expected a field of network.tiers, got "subnets"; did you mean "subnetIds"?',
    },
    {
      fault: "an entry without a field",
      yaml: "data: { vpc: { $output: network.tiers.app } }",
      line: '5:9: data.vpc: expected network.tiers.<entry>.<field>, got "network.tiers.app"; entries: app; fields: subnetIds',
    },
    {
      fault: "a part of a value that has none",
      yaml: "data: { vpc: { $output: network.vpcId.arn } }",
      line: '5:9: data.vpc: expected network.vpcId, which has no parts, got "network.vpcId.arn"',
    },
    {
      fault: "a list where a string belongs",
      yaml: "data: { vpc: { $output: network.tiers.app.subnetIds } }",
      line: '5:9: data.vpc: expected a string, got a reference "network.tiers.app.subnetIds"',
    },
    {
      fault: "a string where a number belongs",
      yaml: "data: { copies: { $output: network.vpcId } }",
      line: '5:9: data.copies: expected a number, got a reference "network.vpcId"',
    },
    {
      fault: "a value of another form",
      yaml: "data: { partner: { $output: network.vpcId } }",
      line: '5:9: data.partner: expected a quoted 12-digit string, got a reference "network.vpcId"',
    },
    {
      fault: "a value where a map belongs",
      yaml: "data: { stores: { $output: network.vpcId } }",
      line: '5:9: data.stores: expected a map, got a reference "network.vpcId"',
    },
    {
      fault: "a layer that is not read",
      yaml: "apps: { charts: { logs: { values: { v: { $output: network.vpcId } } } } }",
      line: '5:37: apps.charts.logs.values.v: expected a layer that apps reads, got "network"; it reads data',
    },
    {
      fault: "a later layer",
      yaml: "data: { vpc: { $output: apps.anything } }",
      line: '5:9: data.vpc: expected a layer before data, got "apps"; it reads network',
    },
    {
      fault: "the layer itself",
      yaml: "data: { vpc: { $output: data.stores.logs.arn } }",
      line: '5:9: data.vpc: expected a layer before data, got "data"; it reads network',
    },
    {
      fault: "something beside it",
      yaml: "data: { vpc: { $output: network.vpcId, default: x } }",
      line: "5:9: data.vpc: expected { $output: <layer>.<output> } and nothing beside it, got default beside $output",
    },
    {
      fault: "no text",
      yaml: "data: { vpc: { $output: [network, vpcId] } }",
      line: "5:9: data.vpc: expected { $output: <layer>.<output> } and nothing beside it, got a list of 2 in $output",
    },
  ])("$fault", ({ yaml, line }) => {
    expect(problemLines(load(yaml))).toEqual([`${E}:${line}`]);
  });
});
