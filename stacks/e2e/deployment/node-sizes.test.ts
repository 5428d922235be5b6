import type { Environment } from "@strata/config";
import { describe, it } from "vitest";
import { anEnvironment } from "../repository.fixture";
import { Deployment } from "./deployment.fixture";

interface Group {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/** The first group of nodes of an environment. */
function firstGroup({ settings }: Environment): readonly [string, Group] {
  const { nodeGroups } = settings.cluster as { readonly nodeGroups: Readonly<Record<string, Group>> };
  const [first] = Object.entries(nodeGroups);
  if (first === undefined) throw new Error("expected a node group");
  return first;
}

describe("a minimum above the nodes that run", { timeout: 300_000 }, () => {
  it("is refused where the autoscaler decides, and reached by way of the settings", async ({
    expect,
    onTestFinished,
  }) => {
    const environment = anEnvironment();
    const [name, { desired, max }] = firstGroup(environment);
    const deployment = await Deployment.open(environment, onTestFinished);
    const change = (group: object): Promise<Deployment> =>
      deployment.changed({ cluster: { nodeGroups: { [name]: group } } });
    const sizes = async (): Promise<unknown> =>
      (await deployment.deployed("cluster", "aws_eks_node_group"))[`node-groups_${name}`]?.scaling_config;
    const more = { min: desired + 2, desired: desired + 2, max: max + 2 };
    await deployment.deploy(["network", "cluster"]);

    await change(more);
    const { code, output } = await deployment.run("cluster", "apply", "-input=false", "-auto-approve");
    expect(code).toBe(1);
    expect(output).toContain(`Minimum capacity ${more.min} can't be greater than desired size ${desired}`);

    await change({ ...more, sizedBy: "settings" });
    await deployment.deploy(["cluster"]);
    await change(more);
    expect(await deployment.plannedChanges("cluster")).toEqual([]);
    expect(await sizes()).toEqual([{ min_size: more.min, desired_size: more.desired, max_size: more.max }]);

    const group = `aws_eks_node_group.node-groups_${name}`;
    const scaled = JSON.stringify([{ min_size: more.min, desired_size: more.max, max_size: more.max }]);
    await deployment.sandbox.drift({ address: group, attribute: "scaling_config", value: scaled });
    expect(await deployment.plannedChanges("cluster"), "what the autoscaler did").toEqual([]);
  });
});
