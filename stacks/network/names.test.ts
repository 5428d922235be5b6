import { describe, expect, it } from "vitest";
import { network } from "./index";
import { type NetworkInput, platform, shopContext, synthNetwork } from "./shop.fixture";

const jump = { instanceType: "t3.micro", tier: "public" };

const claims = (input: Partial<NetworkInput>) => network.names?.(shopContext(input)) ?? [];

describe("names of the network layer", () => {
  it("come from the environment's id", () => {
    expect(claims({ instances: { jump } }).map(({ scope, kind, name }) => [scope, kind, name])).toEqual([
      ["region", "KMS alias", "shop-production-platform"],
      ["account", "IAM role", "shop-production-flow-logs"],
      ["region", "security group", "shop-production-endpoints"],
      ["account", "IAM role", "shop-production-jump"],
      ["region", "security group", "shop-production-jump"],
    ]);
  });

  it("are those that are set, claimed where they are set", () => {
    const named = claims({
      instances: { jump: { ...jump, role: { name: "jump-host" } } },
      keys: { platform: { ...platform, alias: "shop-logs" } },
      securityGroups: { base: { name: "{id}-vpc-base", description: "Services" } },
    });

    expect(named.map(({ name, path }) => [name, path.join(".")])).toEqual([
      ["shop-logs", "keys.platform.alias"],
      ["shop-production-flow-logs", "flowLogs"],
      ["shop-production-vpc-base", "securityGroups.base.name"],
      ["shop-production-endpoints", "endpoints"],
      ["jump-host", "instances.jump.role.name"],
      ["shop-production-jump", "instances.jump"],
    ]);
  });

  it("meet where an instance would take the role of the flow logs", () => {
    const roles = claims({ instances: { "flow-logs": jump } })
      .filter(({ kind }) => kind === "IAM role")
      .map(({ name }) => name);

    expect(roles).toEqual(["shop-production-flow-logs", "shop-production-flow-logs"]);
  });

  it.each([
    { group: "jump", met: "an instance" },
    { group: "endpoints", met: "the endpoints" },
  ])("meet where a shared group would take that of $met", ({ group }) => {
    const groups = claims({
      instances: { jump },
      securityGroups: { [group]: { description: "Services" } },
    }).filter(({ kind }) => kind === "security group");

    expect(groups.filter(({ name }) => name === `shop-production-${group}`)).toHaveLength(2);
  });
});

/** Where the stack uses a name of each kind. */
const USES = {
  "KMS alias": ["aws_kms_alias", (name: string) => `alias/${name}`],
  "IAM role": ["aws_iam_role", (name: string) => name],
  "security group": ["aws_security_group", (name: string) => name],
} as const;

it.each(Object.keys(USES) as (keyof typeof USES)[])(
  "claims the names of kind %s that the stack uses, set or by default",
  (kind) => {
    const input: Partial<NetworkInput> = {
      keys: { platform, other: { description: "Other", alias: "{id}-spare" } },
      instances: { jump, vpn: { ...jump, role: { name: "vpn-host" } } },
      securityGroups: {
        base: { description: "Services" },
        jobs: { name: "{id}-batch", description: "Jobs" },
      },
      endpoints: { logs: { type: "interface", tier: "private" } },
    };
    const [type, written] = USES[kind];
    const used = Object.values(synthNetwork(input).resource[type] ?? {}).map(({ name }) => name);
    const claimed = claims(input).filter((claim) => claim.kind === kind);

    expect(used.toSorted()).toEqual(claimed.map(({ name }) => written(name)).toSorted());
  },
);
