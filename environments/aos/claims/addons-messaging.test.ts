import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { before, objectsOf, releaseOf, valuesOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

claim("AOS-SVC-09", PRODUCTION, (template) => {
  const operator = releaseOf(template, "rabbitmq-cluster-operator");

  expect(operator.layer).toBe("addons");
  expect(operator.get("repository")).toBe("oci://registry-1.docker.io/cloudpirates");
  expect(operator.get("version")).toBe("0.6.16");
  // Policies add up: what the chart brings itself would let its pods out to everywhere.
  const off = { enabled: false };
  expect(valuesOf(operator).msgTopologyOperator).toEqual({ enabled: false, networkPolicy: off });
  expect(valuesOf(operator).clusterOperator?.networkPolicy).toEqual(off);
  expect(template.count("aws_mq_broker")).toBe(0);
});

// The operator's own configuration has an absolute limit, and RabbitMQ reads a relative one only where there is none.
claim("AOS-SVC-09", PRODUCTION, (template) => {
  const [broker] = objectsOf(template, "RabbitmqCluster");
  const text = String(broker?.object.spec?.rabbitmq?.additionalConfig);

  expect(text).toContain("disk_free_limit.absolute = 2GiB");
  expect(text).not.toContain("disk_free_limit.relative");
});

// The operator makes nothing by itself: the cluster of brokers is an object of its kind, after it.
claim(["AOS-SVC-09", "AOS-FLOW-03"], PRODUCTION, (template) => {
  const operator = releaseOf(template, "rabbitmq-cluster-operator");
  const [broker, ...others] = objectsOf(template, "RabbitmqCluster");
  const { release, object } = broker ?? { release: operator, object: {} };

  expect(others).toEqual([]);
  expect(object.apiVersion).toBe("rabbitmq.com/v1beta1");
  expect(object.spec?.replicas).toBe(3);
  expect(object.spec?.persistence).toEqual({ storageClassName: "gp3", storage: "20Gi" });
  expect(release.list("depends_on")).toContain(operator.address);
  // Its pods are in the mesh, so that nothing reads messages on their way: after istiod, and with a sidecar.
  expect(before(template, release)).toContain(releaseOf(template, "istiod").address);
  const namespace = template.resource(
    "kubernetes_namespace_v1",
    (found) => found.get("metadata.name") === release.get("namespace"),
  );
  expect(namespace.get('metadata.labels["istio-injection"]')).toBe("enabled");
  expect(template.count("aws_mq_broker")).toBe(0);
});

// Persistence, caching, content delivery and messaging; the last one in the cluster, which the document calls managed
// in one place and says to be none of AWS in another.
claim("AOS-OVR-03", PRODUCTION, (template) => {
  const count = (type: string): number => template.count(type);

  expect({
    relational: count("aws_rds_cluster"),
    documents: count("aws_docdb_cluster"),
    files: count("aws_efs_file_system"),
    objects: count("aws_s3_bucket"),
    cache: count("aws_elasticache_replication_group"),
    delivery: count("aws_cloudfront_distribution"),
    managedBrokers: count("aws_mq_broker"),
  }).toEqual({
    relational: 1,
    documents: 1,
    files: 1,
    objects: 2,
    cache: 1,
    delivery: 1,
    managedBrokers: 0,
  });
  expect(releaseOf(template, "rabbitmq-cluster-operator").get("namespace")).toBe("rabbitmq-system");
});
