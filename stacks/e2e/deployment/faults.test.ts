import { describe, expect, it, onTestFinished } from "vitest";
import { anEnvironment } from "../repository.fixture";
import { Deployment, type UnitJson } from "./deployment.fixture";

/** A fault in a stack that synthesizes well, and that only a deploy can show. */
interface PlantedFault {
  readonly fault: string;
  /** The layer that has it. */
  readonly faulty: string;
  readonly plant: (json: UnitJson) => UnitJson;
  /** The layer whose apply fails, all before it having been deployed. */
  readonly failing: string;
  /** What Terraform then says, line by line; the line of the JSON, which is one long one, is left out. */
  readonly says: readonly string[];
}

const environment = anEnvironment();
const stateKey = (layer: string): string => environment.state[layer]?.key ?? "";

const FAULTS: readonly PlantedFault[] = [
  {
    fault: "a wrong output name",
    faulty: "network",
    plant: ({ output: { tiers = {}, ...output }, ...json }) => ({
      ...json,
      output: { ...output, subnet_tiers: tiers },
    }),
    failing: "cluster",
    says: [
      "Error: Unsupported attribute",
      "├────────────────",
      "│ data.terraform_remote_state.network[0].outputs is object with N attributes",
      'This object does not have an attribute named "tiers".',
    ],
  },
  {
    fault: "an undeclared dependency between layers",
    faulty: "network",
    plant: (json) => ({
      ...json,
      data: {
        ...json.data,
        terraform_remote_state: {
          cluster: {
            backend: "s3",
            config: { ...json.terraform.backend.s3, key: stateKey("cluster") },
          },
        },
      },
    }),
    failing: "network",
    says: [
      "Error: Unable to find remote state",
      "No stored state was found for the given workspace in the given backend.",
    ],
  },
  {
    fault: "a subnet in a VPC that does not exist",
    faulty: "network",
    plant: (json) => withArgument(json, "aws_subnet", { vpc_id: "vpc-0123456789abcdef0" }),
    failing: "network",
    says: [
      "Error: creating or updating aws_subnet: api error InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
      "vpc_id: expected something that exists in REGION, got",
      '"vpc-0123456789abcdef0".',
    ],
  },
  {
    fault: "a wrong subnet reference",
    faulty: "cluster",
    plant: (json) => withArgument(json, "aws_eks_node_group", { subnet_ids: ["subnet-0123456789abcdef0"] }),
    failing: "cluster",
    says: [
      "Error: creating or updating aws_eks_node_group: api error InvalidSubnetID.NotFound: The subnet ID 'subnet-0123456789abcdef0' does not exist",
      "subnet_ids: expected something that exists in REGION, got",
      '"subnet-0123456789abcdef0".',
    ],
  },
];

describe("a fault in a stack fails its deploy", { timeout: 300_000 }, () => {
  it.each(FAULTS)("$fault", async ({ faulty, plant, failing, says }) => {
    const deployment = await Deployment.open(environment, onTestFinished);
    deployment.write(faulty, plant(deployment.read(faulty)));
    await deployment.deploy(deployment.layers.slice(0, deployment.layers.indexOf(failing)));

    await deployment.succeed(failing, "init", "-input=false");
    const { code, output } = await deployment.run(failing, "apply", "-input=false", "-auto-approve");

    expect(code).toBe(1);
    expect(said(output)).toEqual(says);
  });
});

/** The first resource of a type, with arguments replaced. */
function withArgument(json: UnitJson, type: string, args: Readonly<Record<string, unknown>>): UnitJson {
  const [[name, body] = ["", {}]] = Object.entries(json.resource?.[type] ?? {});
  const { [type]: blocks, ...others } = json.resource ?? {};
  return { ...json, resource: { ...others, [type]: { ...blocks, [name]: { ...body, ...args } } } };
}

/** The diagnostics, without what they quote of the JSON. */
function said(output: string): readonly string[] {
  return output
    .slice(output.indexOf("Error: "))
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(environment.region, "REGION")
        .replace(/\d+ attributes/, "N attributes"),
    )
    .filter((line) => line !== "" && !/^on |^\d+: |^with /.test(line));
}
