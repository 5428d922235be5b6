import { type Fault, leaf } from "./fault.fixture";

/** Layers, and references from one to another. */
export const LAYER_FAULTS: readonly Fault[] = [
  {
    fault: "a layer listed twice",
    files: leaf("twice", "layers: [network, cluster, network]"),
    lines: ['environment.yaml:5:28: layers.2: expected each layer once, got "network" again'],
  },
  {
    fault: "an unknown layer",
    files: leaf("unknown-layer", "layers: [network, clustre]"),
    lines: [
      'environment.yaml:5:19: layers.1: expected a known layer, got "clustre"; did you mean "cluster"?',
    ],
  },
  {
    fault: "an upstream layer missing",
    files: leaf("upstream", "layers: [network, data]"),
    lines: [
      "environment.yaml:5:19: layers.1: expected cluster in the list too, which data reads, got network, data; add cluster or remove data",
    ],
  },
  {
    fault: "a reference to nothing",
    files: leaf(
      "to-nothing",
      "cluster:",
      "  endpoint:",
      "    private:",
      "      clients:",
      "        a: { description: a, group: { $output: network.vpcID } }",
      "        b: { description: b, group: { $output: network.vpxId } }",
      "        c: { description: c, group: { $output: network.instances.bastoin.securityGroupId } }",
      "        d: { description: d, group: { $output: storage.id } }",
    ),
    lines: [
      'environment.yaml:9:30: cluster.endpoint.private.clients.a.group: expected an output of network, got "vpcID"; did you mean "vpcId"?',
      'environment.yaml:10:30: cluster.endpoint.private.clients.b.group: expected an output of network, got "vpxId"; did you mean "vpcId"?',
      'environment.yaml:11:30: cluster.endpoint.private.clients.c.group: expected an entry of network.instances, got "bastoin"',
      'environment.yaml:12:30: cluster.endpoint.private.clients.d.group: expected a layer, got "storage"; known: network',
    ],
  },
  {
    fault: "a reference to a later layer",
    files: leaf(
      "to-later",
      "cluster:",
      "  accessEntries:",
      "    app: { principal: { $output: addons.workloads.cart.roleArn } }",
      "    data: { principal: { $output: data.secrets.cart.arn } }",
    ),
    lines: [
      'environment.yaml:7:12: cluster.accessEntries.app.principal: expected a layer before cluster, got "addons"; it reads network',
      'environment.yaml:8:13: cluster.accessEntries.data.principal: expected a layer before cluster, got "data"; it reads network',
    ],
  },
  {
    fault: "a reference of another type",
    files: leaf(
      "of-another",
      "cluster:",
      "  accessEntries:",
      "    app: { principal: { $output: network.zones } }",
    ),
    lines: [
      'environment.yaml:7:12: cluster.accessEntries.app.principal: expected an output of network, got "zones"; known: vpcId, vpcCidr, region, tiers, keys, alarmTopicArn, natPublicIps, securityGroups, endpoints, instances',
    ],
  },
];
