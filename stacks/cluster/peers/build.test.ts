import { describe, expect, it } from "vitest";
import { resource, shopCluster, synth, type Template } from "../shop.fixture";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const CLUSTER = "${aws_eks_cluster.cluster.vpc_config[0].cluster_security_group_id}";
const SERVICES = "${local.network.security_groups.services.id}";

const rules = (template: Template): readonly string[] =>
  [INGRESS, EGRESS].flatMap((type) => Object.keys(template.resource[type] ?? {}));

describe("peers of the cluster's own security group", () => {
  it("exchange all traffic both ways, without ports, and may begin it on either side", () => {
    const template = synth(shopCluster({ peers: { services: { traffic: "all" } } }));

    expect(resource(template, INGRESS, "peers_services_from-cluster")).toEqual({
      security_group_id: SERVICES,
      referenced_security_group_id: CLUSTER,
      ip_protocol: "-1",
      description: "all traffic from the cluster to services",
    });
    expect(resource(template, INGRESS, "peers_services_into-cluster")).toEqual({
      security_group_id: CLUSTER,
      referenced_security_group_id: SERVICES,
      ip_protocol: "-1",
      description: "all traffic from services to the cluster",
    });
    expect(resource(template, EGRESS, "peers_services_to-cluster")).toEqual({
      security_group_id: SERVICES,
      referenced_security_group_id: CLUSTER,
      ip_protocol: "-1",
      description: "all traffic from services to the cluster",
    });
    expect(rules(template)).toHaveLength(3);
  });

  it("with ports are reached from the cluster only, on these ports, and reach nothing themselves", () => {
    const traffic = {
      database: { port: 5432 },
      nodes: { protocol: "udp", port: 7000, toPort: 7003 },
    } as const;
    const template = synth(shopCluster({ peers: { services: { traffic } } }));

    expect(resource(template, INGRESS, "peers_services_traffic_database")).toEqual({
      security_group_id: SERVICES,
      referenced_security_group_id: CLUSTER,
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      description: "database, from the cluster",
    });
    expect(resource(template, INGRESS, "peers_services_traffic_nodes")).toMatchObject({
      ip_protocol: "udp",
      from_port: 7000,
      to_port: 7003,
    });
    expect(rules(template)).toEqual(["peers_services_traffic_database", "peers_services_traffic_nodes"]);
  });

  it("are none unless settings name some", () => {
    expect(rules(synth(shopCluster()))).toEqual([]);
  });
});
