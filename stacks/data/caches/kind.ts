import { number, string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { grantCredentials, SECRET_NAME_LENGTH, secretGrant } from "@strata/kind/vocabulary";
import { cacheProblems } from "./check";
import { cache } from "./settings";

/** Replication groups of ElastiCache: Redis and Valkey. */
export const caches = defineKind({
  key: "caches",
  title: "cache",
  description: "In-memory stores: Redis and Valkey",
  entry: cache,
  outputs: {
    description: "In-memory stores, reached over TLS with an AUTH token",
    fields: {
      address: string("Host name that writes", "master.shop-production-main.abc123.euw1.cache.amazonaws.com"),
      port: number("TCP port", 6379),
      reader_address: string(
        "Host name that reads, spread over the replicas; of a single node the node itself",
        "replica.shop-production-main.abc123.euw1.cache.amazonaws.com",
      ),
      auth_secret_arn: string(
        "Secret whose text is the AUTH token; empty where the cache is external and names none",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-production/main-auth-token-a1b2c3",
      ),
    },
  },
  made: ({ mode }) => mode === "managed",
  kept: {
    since: "what is in it goes with it, but for a last snapshot where finalSnapshot is keep",
    way: "take it away from its clients and apply those",
    source: "ElastiCache user guide, Deleting a cluster",
  },
  names: {
    // Source: ElastiCache `CreateReplicationGroup`, parameter `ReplicationGroupId`.
    identifier: {
      of: "cache",
      setting: "identifier",
      default: "{id}-{entry}",
      scope: "region",
      longest: 40,
      fixed: {
        since: "another identifier replaces the cache and what is in it",
        way: "keep it: a renamed entry says was, and identifier with what it is called",
        source: "Terraform aws_elasticache_replication_group.replication_group_id",
      },
    },
    authSecret: {
      of: "secret",
      setting: "auth.secretName",
      default: "{id}/{entry}-auth-token",
      scope: "region",
      longest: SECRET_NAME_LENGTH,
      fixed: {
        since:
          "another name is another secret with another token, and clients with the old one are turned away",
        way: "keep it: a renamed entry says was, and auth.secretName with what it is called",
        source: "Terraform aws_secretsmanager_secret.name",
      },
    },
  },
  can: { grantCredentials },
  grants: {
    description: "Caches of the data layer whose AUTH token's secret it may read",
    needs: [{ can: "grantCredentials", since: "its secret is encrypted with a key of this environment" }],
    ...secretGrant("{auth_secret_arn}"),
  },
  check: ({ entry }) => cacheProblems(entry),
});
