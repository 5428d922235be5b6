import { EksCluster, OidcProvider, type Place, Role, trustService } from "@strata/aws";
import { byName, LayerStack, type Unit } from "@strata/layer";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { network } from "../network/contract";
import { accessEntries, apiClients } from "./access";
import { addons } from "./addons";
import { cluster as contract } from "./contract";
import { endpointGroups } from "./endpoints";
import { clusterKeys } from "./keys";
import { clusterName, roleName } from "./names";
import { nodeGroups } from "./nodes";
import { peers } from "./peers";
import type { ClusterSettings } from "./settings";

/** The second layer: the EKS cluster, its nodes, its add-ons, and who may use it. */
export class Stack extends LayerStack<ClusterSettings> {
  constructor(scope: Construct, unit: Unit<ClusterSettings>) {
    super(scope, unit);
    const { settings } = this;
    const { id: name, account, region, tags } = this.environment;
    const place: Place = { account, region };
    const { tiers, keys: sharedKeys, security_groups, endpoints } = this.consume(network);
    const subnetsOf = (names: readonly string[]): readonly string[] => {
      const lists = names.map((tier) => tiers.entry(tier).subnet_ids);
      return lists.length === 1 ? (lists[0] ?? []) : Token.asList(Fn.concat(lists.map((list) => [...list])));
    };

    const sharedKeyArn = (key: string): string => sharedKeys.entry(key).arn;
    const { secretsKeyArn, volumesKeyArn } = clusterKeys(this, {
      place,
      environment: this.environment,
      keys: settings.keys,
      sharedKeyArn,
    });
    const cluster = new EksCluster(this, "cluster", {
      place,
      name: clusterName(name, settings.name),
      version: settings.version,
      support: settings.support,
      subnetIds: subnetsOf(settings.subnets),
      serviceCidr: settings.serviceCidr,
      ...(settings.endpoint.public === undefined ? {} : { publicCidrs: settings.endpoint.public.cidrs }),
      role: { ...settings.role, name: roleName(name, "cluster", settings.role.name) },
      secretsKeyArn,
      logs: { retentionDays: settings.logs.retentionDays, keyArn: sharedKeyArn(settings.logs.key) },
    });
    apiClients(this, cluster, settings.endpoint);
    peers(this, {
      cluster,
      peers: settings.peers,
      groupIdOf: (group) => security_groups.entry(group).id,
    });
    endpointGroups(this, cluster, { chosen: settings.endpoints, existing: endpoints });
    accessEntries(this, cluster, { account, entries: settings.accessEntries });
    const issuer = new OidcProvider(this, "oidc-provider", { issuerUrl: cluster.issuerUrl });
    const nodeRole = new Role(this, "node-role", {
      ...settings.nodeRole,
      name: roleName(name, "node", settings.nodeRole.name),
      description: `Nodes of ${name}`,
      trust: trustService("ec2.amazonaws.com"),
    });

    const addonScope = new Construct(this, "addons");
    const addonProps = {
      environmentId: name,
      cluster,
      name: clusterName(name, settings.name),
      addons: settings.addons,
      issuer,
      volumesKeyArn,
      logsKeyArn: sharedKeyArn(settings.logs.key),
    };
    const first = addons(addonScope, { ...addonProps, order: "beforeNodes", after: [] });
    const groups = nodeGroups(this, {
      environmentId: name,
      settings,
      cluster,
      role: nodeRole,
      volumesKeyArn,
      subnetsOf,
      tags: { ...tags, Layer: this.layer },
      network: Object.values(first).map(({ active }) => active),
    });
    addons(addonScope, {
      ...addonProps,
      order: "afterNodes",
      after: Object.values(groups).map(({ nodes }) => nodes),
    });

    this.publish(contract, {
      cluster_name: cluster.clusterName,
      cluster_arn: cluster.arn,
      cluster_endpoint: cluster.endpoint,
      cluster_certificate_authority: cluster.certificateAuthority,
      cluster_version: cluster.version,
      cluster_security_group_id: cluster.securityGroupId,
      oidc_provider_arn: issuer.providerArn,
      oidc_issuer: issuer.issuer,
      secrets_key_arn: secretsKeyArn,
      volumes_key_arn: volumesKeyArn,
      service_cidr: settings.serviceCidr,
      node_role_arn: nodeRole.arn,
      node_groups: byName(groups, ({ groupName, autoscalingGroups }) => ({
        name: groupName,
        autoscaling_groups: autoscalingGroups,
      })),
    });
  }
}
