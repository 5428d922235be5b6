import { describe, expect, it } from "vitest";
import { networkNames } from "./names";
import { shopContext } from "./shop.fixture";

const jump = { instanceType: "t3.micro", tier: "public" };
const platform = { description: "Logs and alarms", users: ["logs" as const, "alarms" as const] };

describe("names of the network layer", () => {
  it("come from the environment's id", () => {
    expect(
      networkNames(shopContext({ instances: { jump } })).map(({ scope, kind, name }) => [scope, kind, name]),
    ).toEqual([
      ["account", "IAM role", "shop-production-flow-logs"],
      ["account", "IAM role", "shop-production-jump"],
      ["region", "security group", "shop-production-endpoints"],
      ["region", "security group", "shop-production-jump"],
      ["region", "KMS alias", "shop-production-platform"],
    ]);
  });

  it("are those that are set, claimed where they are set", () => {
    const named = shopContext({
      instances: { jump: { ...jump, role: { name: "jump-host" } } },
      keys: { platform: { ...platform, alias: "shop-logs" } },
      securityGroups: { base: { name: "{id}-vpc-base", description: "Services" } },
    });

    expect(networkNames(named).map(({ name, path }) => [name, path.join(".")])).toEqual([
      ["shop-production-flow-logs", "flowLogs"],
      ["jump-host", "instances.jump.role.name"],
      ["shop-production-endpoints", "endpoints"],
      ["shop-production-jump", "instances.jump"],
      ["shop-production-vpc-base", "securityGroups.base.name"],
      ["shop-logs", "keys.platform.alias"],
    ]);
  });

  it("meet where an instance would take the role of the flow logs", () => {
    const roles = networkNames(shopContext({ instances: { "flow-logs": jump } }))
      .filter(({ kind }) => kind === "IAM role")
      .map(({ name }) => name);

    expect(roles).toEqual(["shop-production-flow-logs", "shop-production-flow-logs"]);
  });

  it.each([
    { group: "jump", met: "a machine" },
    { group: "endpoints", met: "the endpoints" },
  ])("meet where a shared group would take that of $met", ({ group }) => {
    const groups = networkNames(
      shopContext({ instances: { jump }, securityGroups: { [group]: { description: "Services" } } }),
    ).filter(({ kind }) => kind === "security group");

    expect(groups.filter(({ name }) => name === `shop-production-${group}`)).toHaveLength(2);
  });
});
