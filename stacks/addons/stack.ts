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
import { workloads } from "./workloads";

/** The last layer: what runs in the cluster before anybody's own software does, and what that may do in AWS. */
export class Stack extends LayerStack<AddonsSettings> {
  constructor(scope: Construct, unit: Unit<AddonsSettings>) {
    super(scope, unit);
    const { settings } = this;
    const { id: environmentId, account, region } = this.environment;
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
      environmentId,
      issuer,
      grantable,
      namespace,
    });
    releases(this, settings, {
      charts: {
        environmentId,
        issuer,
        place,
        grantable,
        keyArn: (name) => this.consume(network).keys.entry(name).arn,
        namespace,
      },
      objects: {
        namespace: (name) => [
          ...namespace(name),
          ...Object.values(accounts).flatMap((workload) =>
            workload.namespace === name ? [workload.resource] : [],
          ),
        ],
      },
    });
    this.storageClasses();

    this.publish(addons, {
      workloads: byName(accounts, ({ roleArn, namespace, serviceAccount }) => ({
        role_arn: roleArn,
        namespace,
        service_account: serviceAccount,
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

  private storageClasses(): void {
    const scope = new Construct(this, "storage-classes");
    byName(this.settings.storageClasses, (settings, name) =>
      storageClass(scope, name, { ...settings, name }),
    );
  }

  /** The data layer is read only where a grant names something of it. */
  private grantable(): Grantable {
    return {
      region: this.environment.region,
      secretArn: (name) => this.consume(data).secrets.entry(name).arn,
      secretsKeyArn: () => this.consume(data).secrets_key_arn,
      bucketArn: (name) => this.consume(data).buckets.entry(name).arn,
    };
  }
}
