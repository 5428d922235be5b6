import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contract, entries, string, strings } from "./contract";
import { camelCase, selectOutput, snakeCase } from "./output-reference";

const network = contract("network", {
  vpc_id: string("Id of the VPC", "vpc-1"),
  tiers: entries("Subnets", "tiers", { subnet_ids: strings("Subnet ids", ["subnet-1"]) }),
  endpoints: entries("Endpoints", "endpoints", { id: string("Endpoint id", "vpce-1") }),
});
const names: Readonly<Record<string, readonly string[]>> = {
  tiers: ["private"],
  endpoints: ["ecr.api", "s3"],
};
const select = (reference: string) => selectOutput(reference, network, (of) => names[of] ?? []);

describe("a reference", () => {
  it.each([
    { reference: "network.vpcId", output: "vpc_id" },
    { reference: "network.vpc_id", output: "vpc_id" },
    { reference: "network.tiers.private.subnetIds", output: "tiers", entry: ["private", "subnet_ids"] },
    { reference: "network.endpoints.s3.id", output: "endpoints", entry: ["s3", "id"] },
    { reference: "network.endpoints.ecr.api.id", output: "endpoints", entry: ["ecr.api", "id"] },
  ])("$reference names a field", ({ reference, output, entry }) => {
    const [name, field] = entry ?? [];
    expect(select(reference)).toMatchObject({
      selected: { output, ...(entry === undefined ? {} : { entry: { name, field } }) },
    });
  });

  it.each([
    { reference: "network.vpcid2", got: '"vpcid2"', mend: 'did you mean "vpcId"?' },
    { reference: "network.vpcId.arn", got: '"network.vpcId.arn"' },
    { reference: "network.tiers", got: '"network.tiers"', mend: "entries: private; fields: subnetIds" },
    { reference: "network.tiers.privat.subnetIds", got: '"privat"', mend: 'did you mean "private"?' },
    { reference: "network.endpoints.ecr.apu.id", got: '"ecr.apu"', mend: 'did you mean "ecr.api"?' },
    { reference: "network.tiers.private.subnets", got: '"subnets"', mend: 'did you mean "subnetIds"?' },
    { reference: "network.constructor", got: '"constructor"', mend: "known: vpcId, tiers, endpoints" },
  ])("$reference names none", ({ reference, got, mend }) => {
    expect(select(reference)).toMatchObject({ fault: { got, ...(mend === undefined ? {} : { mend }) } });
  });
});

describe("a Terraform name", () => {
  it("comes back from the way settings write it", () => {
    const name = fc.stringMatching(/^[a-z]+(_[a-z]+)*$/);
    fc.assert(fc.property(name, (output) => snakeCase(camelCase(output)) === output));
  });
});
