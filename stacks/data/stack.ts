import type { Place } from "@strata/aws";
import { byName, LayerStack, type Unit } from "@strata/layer";
import type { Construct } from "constructs";
import { cluster } from "../cluster/contract";
import { network } from "../network/contract";
import { buckets } from "./buckets";
import { caches } from "./caches";
import type { ConnectionSettings } from "./connection-settings";
import { connectionsOf } from "./connections";
import { data } from "./contract";
import { databases } from "./databases";
import { cacheLookUp } from "./external-cache";
import { databaseLookUp } from "./external-database";
import { accessPoints, fileSystems } from "./file-systems";
import { keys } from "./keys";
import { secrets } from "./secrets";
import type { DataSettings } from "./settings";

/** The third layer: what the platform keeps. It reads the network's addresses and who the cluster's pods are. */
export class Stack extends LayerStack<DataSettings> {
  constructor(scope: Construct, unit: Unit<DataSettings>) {
    super(scope, unit);
    const { settings, environment } = this;
    const { id: environmentId, account, region } = environment;
    const place: Place = { account, region };
    const upstream = this.consume(network);

    const keyArn = keys(this, {
      environment,
      settings: settings.keys,
      shared: (name) => upstream.keys.entry(name).arn,
    });
    const secretsKeyArn = keyArn(settings.secretsKey);
    const inVpc = {
      subnetIds: (tier: string) => upstream.tiers.entry(tier).subnet_ids,
      connections: (connections: ConnectionSettings) =>
        connectionsOf(connections, {
          vpcId: () => upstream.vpc_id,
          vpcCidr: () => upstream.vpc_cidr,
          clusterGroupId: () => this.consume(cluster).cluster_security_group_id,
          groupId: (name) => upstream.security_groups.entry(name).id,
        }),
    };
    const databasesMade = databases(this, {
      ...inVpc,
      environmentId,
      place,
      settings: settings.databases,
      keyArn,
      external: (entry, database) => this.lookUp(databaseLookUp(entry, database)),
    });
    const cachesMade = caches(this, {
      ...inVpc,
      environmentId,
      settings: settings.caches,
      keyArn,
      secretsKeyArn,
      external: (entry, cache) => {
        const { primary_endpoint_address, reader_endpoint_address, port } = this.lookUp(
          cacheLookUp(entry, cache),
        );
        return { address: primary_endpoint_address, readerAddress: reader_endpoint_address, port };
      },
    });
    const fileSystemsMade = fileSystems(this, {
      ...inVpc,
      environmentId,
      settings: settings.fileSystems,
      keyArn,
    });
    const accessPointsMade = accessPoints(this, {
      environmentId,
      settings: settings.accessPoints,
      fileSystems: fileSystemsMade,
    });
    const bucketsMade = buckets(this, { environment, settings: settings.buckets, keyArn });
    const secretsMade = secrets(this, {
      environmentId,
      settings: settings.secrets,
      databases: settings.databases,
      addresses: databasesMade,
      keyArn: secretsKeyArn,
    });

    this.publish(data, {
      databases: byName(databasesMade, ({ address, readerAddress, port, identifier, masterSecretArn }) => ({
        address,
        reader_address: readerAddress,
        port,
        identifier,
        master_secret_arn: masterSecretArn,
      })),
      caches: byName(cachesMade, ({ address, port, readerAddress, authSecretArn }) => ({
        address,
        port,
        reader_address: readerAddress,
        auth_secret_arn: authSecretArn,
      })),
      file_systems: byName(fileSystemsMade, ({ fileSystemId, arn }) => ({ id: fileSystemId, arn })),
      access_points: accessPointsMade,
      buckets: byName(bucketsMade, ({ name, arn, keyArn, regionalDomainName, domainName }) => ({
        name,
        arn,
        key_arn: keyArn,
        regional_domain_name: regionalDomainName,
        domain_name: domainName,
      })),
      secrets: byName(secretsMade, ({ arn, secretName }) => ({ arn, name: secretName })),
      secrets_key_arn: secretsKeyArn,
    });
  }
}
