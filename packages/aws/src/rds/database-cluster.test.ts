import type { Construct } from "constructs";
import { expect, it } from "vitest";
import { synthesized } from "../synthesized.fixture";
import { clusterInstance, DatabaseCluster } from "./database-cluster";

/** A cluster of no engine. */
class Cluster extends DatabaseCluster {
  constructor(scope: Construct, id: string) {
    super(scope, id, (self) => ({
      endpoint: `writer of ${self.node.id}`,
      readerEndpoint: `readers of ${self.node.id}`,
      port: 5432,
      clusterIdentifier: "shop-orders",
      masterUserSecret: { get: (index) => ({ secretArn: `secret ${index}` }) },
    }));
  }
}

it("a cluster exposes its writer, its readers and the secret of its master password", () => {
  const { built } = synthesized((scope) => new Cluster(scope, "orders"));

  expect(built).toMatchObject({
    address: "writer of orders",
    readerAddress: "readers of orders",
    port: 5432,
    identifier: "shop-orders",
    masterSecretArn: "secret 0",
  });
});

it.each([true, false])(
  "an instance of a cluster hands its tags on to snapshots; upgraded: %s",
  (upgraded) => {
    const instance = { identifier: "shop-orders-one", instanceClass: "db.r6g.large", promotionTier: 2 };

    expect(clusterInstance(instance, "shop-orders", upgraded)).toEqual({
      ...instance,
      clusterIdentifier: "shop-orders",
      autoMinorVersionUpgrade: upgraded,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      copyTagsToSnapshot: true,
    });
  },
);
