import { DataAwsElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-replication-group";
import { type Field, number, string } from "@strata/contract";
import type { LookUpProps } from "@strata/layer";
import { type Expectations, expecting } from "@strata/layer";
import type { ExternalCacheSettings } from "./settings";

/** What must be true of a cache that others change, as Terraform asks it of the group that it read. */
const EXPECTATIONS: Expectations<keyof ExternalCacheSettings["expect"]> = {
  authToken: { condition: "self.auth_token_enabled == true", wanted: "an AUTH token" },
  multiAz: { condition: "self.multi_az_enabled == true", wanted: "nodes in several zones (Multi-AZ)" },
};

/** The look-up of a cache that others made, named after its entry. The plan fails where it is not as expected. */
export function cacheLookUp(
  entry: string,
  { identifier, expect }: ExternalCacheSettings,
): LookUpProps<{
  primary_endpoint_address: Field<"string">;
  reader_endpoint_address: Field<"string">;
  port: Field<"number">;
}> {
  const lookedUp = { at: `data.caches.${entry}`, what: `replication group ${identifier}`, kind: "group" };
  return {
    name: `${entry.replaceAll("-", "_")}_cache`,
    description: `Address of the cache ${identifier}, to plan without reading it.`,
    type: "aws_elasticache_replication_group",
    data: (scope, id) =>
      new DataAwsElasticacheReplicationGroup(scope, id, {
        replicationGroupId: identifier,
        ...expecting(EXPECTATIONS, expect, lookedUp),
      }),
    fields: {
      primary_endpoint_address: string(
        "Host name that writes",
        "master.main.abc123.euw1.cache.amazonaws.com",
      ),
      reader_endpoint_address: string("Host name that reads", "replica.main.abc123.euw1.cache.amazonaws.com"),
      port: number("TCP port", 6379),
    },
  };
}
