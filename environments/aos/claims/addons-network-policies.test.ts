import { describeResolved } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";
import { type Fields, objectsOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";
const VPC = "10.231.0.0/16";

/** The other end of a rule, and the ports. Without either, the rule is about everybody, or about every port. */
interface Rule {
  readonly from?: readonly Fields[];
  readonly to?: readonly Fields[];
  readonly ports?: readonly { readonly protocol: string; readonly port: number }[];
}

/**
 * What the policies for all pods of a namespace let in, or out: `<other end> <port>`, where the other end is a
 * namespace, a range of addresses, `own` namespace, or `everybody`.
 */
const waysOf = (template: Template, namespace: string, direction: "ingress" | "egress"): readonly string[] =>
  objectsOf(template, "NetworkPolicy", namespace)
    .filter(({ object }) => JSON.stringify(object.spec?.podSelector) === "{}")
    .flatMap(({ release, object }) => {
      const rules = (object.spec?.[direction] ?? []) as unknown as readonly Rule[];
      const nameOf = ({ namespaceSelector, ipBlock }: Fields): string => {
        if (ipBlock !== undefined) {
          return describeResolved(release.resolveValue(ipBlock.cidr)).replace(/^jsonencode\("(.*)"\)$/, "$1");
        }
        return String(namespaceSelector?.matchLabels?.["kubernetes.io/metadata.name"] ?? "own");
      };
      return rules.flatMap(({ from, to, ports }) => {
        const ends = (from ?? to)?.map(nameOf) ?? ["everybody"];
        const through = ports?.map(({ protocol, port }) => `${protocol} ${port}`) ?? ["all"];
        return ends.flatMap((end) => through.map((port) => `${end} ${port}`));
      });
    });

// Namespaces refuse what no policy allows: each step of the path has one, with the port where the next one listens.
claim("AOS-FLOW-01", PRODUCTION, (template) => {
  const stores = ["aws_rds_cluster", "aws_elasticache_replication_group"].map((type) =>
    template.resource(type).get("port"),
  );

  expect(stores).toEqual([5432, 6379]);
  // Clients of the load balancer have any address.
  expect(waysOf(template, "istio-ingress", "ingress")).toEqual(
    expect.arrayContaining(["everybody TCP 80", "everybody TCP 15021"]),
  );
  expect(waysOf(template, "istio-ingress", "egress")).toContain("aos all");
  expect(waysOf(template, "aos", "ingress")).toContain("istio-ingress all");
  expect(waysOf(template, "aos", "egress")).toEqual(
    expect.arrayContaining([`${VPC} TCP 5432`, `${VPC} TCP 6379`, "messaging TCP 5672"]),
  );
  expect(waysOf(template, "messaging", "ingress")).toContain("aos TCP 5672");
});

// Message handler -> RabbitMQ -> alert handler -> DocumentDB: both handlers are in the applications' namespace.
claim("AOS-FLOW-03", PRODUCTION, (template) => {
  expect(objectsOf(template, "RabbitmqCluster", "messaging")).toHaveLength(1);
  expect(waysOf(template, "messaging", "ingress")).toContain("aos TCP 5672");
  expect(template.resource("aws_docdb_cluster").get("port")).toBe(27017);
  expect(waysOf(template, "aos", "egress")).toEqual(
    expect.arrayContaining(["messaging TCP 5672", `${VPC} TCP 27017`]),
  );
});

// Metrics pass from namespace to namespace on the ports of exporters.
claim("AOS-FLOW-04", PRODUCTION, (template) => {
  expect(waysOf(template, "aos", "ingress")).toContain("monitoring TCP 15020");
  expect(waysOf(template, "istio-ingress", "ingress")).toContain("monitoring TCP 15020");
  expect(waysOf(template, "messaging", "ingress")).toEqual(
    expect.arrayContaining(["monitoring TCP 15692", "monitoring TCP 15020"]),
  );
  // Prometheus, Telegraf, InfluxDB and Grafana speak to each other.
  expect(waysOf(template, "monitoring", "ingress")).toContain("own all");
  expect(waysOf(template, "monitoring", "egress")).toContain(`${VPC} all`);
});
