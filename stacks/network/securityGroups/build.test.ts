import { describe, expect, it } from "vitest";
import { fieldOf, type NetworkInput, resource, synthNetwork } from "../shop.fixture";

type Group = NonNullable<NetworkInput["securityGroups"]>[string];

/** A network with these shared groups. */
const grouped = (securityGroups: Readonly<Record<string, Group>>) => synthNetwork({ securityGroups });

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";

describe("shared security groups", () => {
  it("let nothing through without rules, and are published by name", () => {
    const json = grouped({ base: { description: "Services" } });

    expect(resource(json, "aws_security_group", "security-groups_base")).toEqual({
      name: "shop-production-base",
      description: "Services",
      vpc_id: "${aws_vpc.vpc.id}",
      revoke_rules_on_delete: true,
      lifecycle: { create_before_destroy: true, ignore_changes: ["description"] },
      tags: { Name: "shop-production-base" },
    });
    expect([json.resource[INGRESS], json.resource[EGRESS]]).toEqual([undefined, undefined]);
    expect(json.output.security_groups?.value).toEqual({
      base: { id: "${aws_security_group.security-groups_base.id}" },
    });
  });

  it("have a rule for each port that the VPC may reach", () => {
    const json = grouped({
      base: {
        description: "Services",
        ingress: { mail: { description: "Mail from the VPC", ports: [25, 587], peer: "vpc" } },
      },
    });

    expect(fieldOf(json, INGRESS, "from_port")).toEqual({
      "security-groups_base_in-mail-25": 25,
      "security-groups_base_in-mail-587": 587,
    });
    expect(resource(json, INGRESS, "security-groups_base_in-mail-587")).toEqual({
      security_group_id: "${aws_security_group.security-groups_base.id}",
      description: "Mail from the VPC",
      cidr_ipv4: "10.20.0.0/16",
      ip_protocol: "tcp",
      from_port: 587,
      to_port: 587,
    });
  });

  it("reach what has the same group, in the direction that is asked for", () => {
    const json = grouped({
      base: {
        description: "Services",
        egress: { dns: { description: "Names", protocol: "udp", ports: [53], peer: "self" } },
      },
    });

    expect(json.resource[INGRESS]).toBeUndefined();
    expect(resource(json, EGRESS, "security-groups_base_out-dns-53")).toEqual({
      security_group_id: "${aws_security_group.security-groups_base.id}",
      referenced_security_group_id: "${aws_security_group.security-groups_base.id}",
      description: "Names",
      ip_protocol: "udp",
      from_port: 53,
      to_port: 53,
    });
  });

  it("let all traffic of another group through, whichever is written first", () => {
    const json = grouped({
      base: {
        description: "Services",
        ingress: { jobs: { description: "Jobs", protocol: "all", peer: { group: "jobs" } } },
      },
      jobs: { description: "Jobs" },
    });

    expect(resource(json, INGRESS, "security-groups_base_in-jobs")).toEqual({
      security_group_id: "${aws_security_group.security-groups_base.id}",
      referenced_security_group_id: "${aws_security_group.security-groups_jobs.id}",
      description: "Jobs",
      ip_protocol: "-1",
    });
  });

  it("have a rule for each of several ranges of addresses", () => {
    const json = grouped({
      base: {
        description: "Services",
        ingress: {
          office: {
            description: "Offices",
            ports: [443],
            peer: { cidrs: ["192.0.2.0/25", "198.51.100.0/24"] },
          },
        },
      },
    });

    expect(fieldOf(json, INGRESS, "cidr_ipv4")).toEqual({
      "security-groups_base_in-office-443-192-0-2-0-25": "192.0.2.0/25",
      "security-groups_base_in-office-443-198-51-100-0-24": "198.51.100.0/24",
    });
  });
});
