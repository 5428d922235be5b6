import { describe, expect, it } from "vitest";
import { cache, type DataInput, faults, managed, synthData } from "./shop.fixture";

const groups = ["cluster", "services"];

describe("groups that a service bears as they are", () => {
  it.each<{ service: string; input: DataInput; type: string; attribute: string }>([
    {
      service: "a database",
      input: { databases: { main: { ...managed, groups } } },
      type: "aws_db_instance",
      attribute: "vpc_security_group_ids",
    },
    {
      service: "a cache",
      input: { caches: { main: { ...cache, groups } } },
      type: "aws_elasticache_replication_group",
      attribute: "security_group_ids",
    },
    {
      service: "a file system",
      input: { fileSystems: { shared: { tier: "private", groups } } },
      type: "aws_efs_mount_target",
      attribute: "security_groups",
    },
  ])("are all the groups of $service, and none is made", ({ input, type, attribute }) => {
    const json = synthData(input);

    const services = Object.values(json.resource[type] ?? {});
    expect(services).not.toEqual([]);
    for (const service of services) {
      expect(service[attribute]).toEqual([
        "${local.cluster.cluster_security_group_id}",
        "${local.network.security_groups.services.id}",
      ]);
    }
    expect(json.resource).not.toHaveProperty("aws_security_group");
    expect(json.resource).not.toHaveProperty("aws_vpc_security_group_ingress_rule");
  });
});

describe("the check of connections", () => {
  const messages = (fileSystem: object): readonly string[] =>
    faults({ fileSystems: { shared: { tier: "private", ...fileSystem } } });

  it("holds for every service", () => {
    const twice = { groups: ["cluster", "cluster"] };

    expect(
      faults({
        databases: { main: { ...managed, ...twice } },
        caches: { main: { ...cache, ...twice } },
        fileSystems: { main: { tier: "private", ...twice } },
      }).map((line) => line.split(":", 1)[0]),
    ).toEqual(["databases.main.groups.1", "caches.main.groups.1", "fileSystems.main.groups.1"]);
  });

  it.each([{ groups }, { clients: ["vpc"] }, {}])("accepts %j", (settings) => {
    expect(messages(settings)).toEqual([]);
  });

  it.each([
    {
      fault: "a group that is nowhere",
      settings: { groups: ["cluster", "service"] },
      message:
        'fileSystems.shared.groups.1: expected cluster, or a security group of network.securityGroups, got "service"; did you mean "services"?',
    },
    {
      fault: "a group twice",
      settings: { groups: ["cluster", "cluster"] },
      message:
        'fileSystems.shared.groups.1: expected each item of the list once, got "cluster" again, which is item 1 already; remove one of them',
    },
    {
      fault: "clients beside groups",
      settings: { groups, clients: ["vpc"] },
      message:
        'fileSystems.shared.clients: expected nothing where groups is set, since the rules of those groups say who may connect, got ["vpc"]',
    },
  ])("refuses $fault", ({ settings, message }) => {
    expect(messages(settings)).toEqual([message]);
  });
});
