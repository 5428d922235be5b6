import type { ClusterPlace, WorkloadIssuer } from "@strata/aws";
import {
  type ClusterAccess,
  helmProvider,
  kubernetesProvider,
  Namespace,
  storageClass,
} from "@strata/kubernetes";
import { byName, LayerStack, type Unit } from "@strata/layer";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { cluster } from "../cluster/contract";
import { data } from "../data/contract";
import { network } from "../network/contract";
import { addons } from "./contract";
import type { Grantable } from "./grants";
import { releases } from "./releases";
import type { AddonsSettings } from "./settings";
import { volumes } from "./volumes";
import { workloads } from "./workloads";

/** The last layer: what runs in the cluster before anybody's own software does, and what that may do in AWS. */
export class Stack extends LayerStack<AddonsSettings> {
  constructor(scope: Construct, unit: Unit<AddonsSettings>) {
    super(scope, unit);
    const { settings, environment } = this;
    const { account, region } = environment;
    const upstream = this.consume(cluster);
    const clusterName = upstream.cluster_name;
    const issuer: WorkloadIssuer = {
      providerArn: upstream.oidc_provider_arn,
      issuer: upstream.oidc_issuer,
    };
    const place: ClusterPlace = { account, region, clusterName, vpcId: this.consume(network).vpc_id };
    this.reach({
      clusterName,
      region,
      endpoint: upstream.cluster_endpoint,
      certificateAuthority: upstream.cluster_certificate_authority,
    });

    const namespaces = this.namespaces();
    const namespace = (name: string): readonly ITerraformDependable[] => {
      const made = namespaces[name];
      return made === undefined ? [] : [made.resource];
    };
    const grantable = this.grantable();
    const accounts = workloads(this, settings.workloads, {
      environment,
      issuer,
      grantable,
      namespace,
    });
    const classes = this.storageClasses();
    const volumesMade = volumes(this, settings.volumes, {
      accessPoint: (name) => {
        const { id, file_system_id: fileSystemId } = this.consume(data).access_points.entry(name);
        return { id, fileSystemId };
      },
      namespace,
    });
    releases(this, settings, {
      charts: {
        environment,
        issuer,
        place,
        grantable,
        keyArn: (name) => this.consume(network).keys.entry(name).arn,
        // A release waits for its pods, and those for the claims that they mount, of whatever class.
        namespace: (name) => [...namespace(name), ...classes, ...standingIn(name, volumesMade)],
      },
      objects: {
        namespace: (name) => [
          ...namespace(name),
          ...standingIn(name, accounts),
          ...standingIn(name, volumesMade),
        ],
      },
    });

    this.publish(addons, {
      workloads: byName(accounts, ({ roleArn, namespace, serviceAccount, services }) => ({
        role_arn: roleArn,
        namespace,
        service_account: serviceAccount,
        services,
      })),
      charts: byName(settings.charts, ({ version, namespace }) => ({ version, namespace })),
    });
  }

  private reach(access: ClusterAccess): void {
    kubernetesProvider(this, "kubernetes", access);
    helmProvider(this, "helm", access);
    this.pinProvider("kubernetes");
    this.pinProvider("helm");
  }

  private namespaces(): Readonly<Record<string, Namespace>> {
    const scope = new Construct(this, "namespaces");
    return byName(this.settings.namespaces, ({ podSecurity, networkPolicy, labels }, name) => {
      const traffic = networkPolicy === "deny" ? "dns-only" : "open";
      return new Namespace(scope, name, { name, podSecurity, traffic, labels });
    });
  }

  private storageClasses(): readonly ITerraformDependable[] {
    const scope = new Construct(this, "storage-classes");
    const made = byName(this.settings.storageClasses, (settings, name) =>
      storageClass(scope, name, { ...settings, name }),
    );
    return Object.values(made);
  }

  /** The data layer is read only where a grant names something of it. */
  private grantable(): Grantable {
    return {
      environment: this.environment,
      secretArn: (name) => this.consume(data).secrets.entry(name).arn,
      databaseSecretArn: (name) => this.consume(data).databases.entry(name).master_secret_arn,
      cacheSecretArn: (name) => this.consume(data).caches.entry(name).auth_secret_arn,
      secretsKeyArn: () => this.consume(data).secrets_key_arn,
      bucket: (name) => {
        const { arn, key_arn: keyArn } = this.consume(data).buckets.entry(name);
        return { arn, keyArn };
      },
    };
  }
}

/** What of some things stands in a namespace. */
function standingIn(
  name: string,
  things: Readonly<Record<string, { readonly namespace: string; readonly resource: ITerraformDependable }>>,
): readonly ITerraformDependable[] {
  return Object.values(things).flatMap(({ namespace, resource }) => (namespace === name ? [resource] : []));
}
