import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { releaseOf } from "./releases.fixture";

const PRODUCTION = "aos/production/eu-central-1";

/** What the cluster is surrounded by, and the layer and number of each. */
const SERVICES = [
  ["aws_rds_cluster", "data", 1],
  ["aws_docdb_cluster", "data", 1],
  ["aws_efs_file_system", "data", 1],
  ["aws_s3_bucket", "data", 2],
  ["aws_elasticache_replication_group", "data", 1],
  ["aws_cloudfront_distribution", "edge", 1],
] as const;

// Messaging is the exception: the broker runs in the cluster, and is no service of AWS.
claim("AOS-OVR-03", PRODUCTION, (template) => {
  const found = SERVICES.map(([type, layer]) => [type, layer, template.count(type, layer)]);

  expect(found).toEqual(SERVICES);
  expect(releaseOf(template, "rabbitmq-cluster-operator").layer).toBe("addons");
  expect(template.count("aws_mq_broker")).toBe(0);
});
