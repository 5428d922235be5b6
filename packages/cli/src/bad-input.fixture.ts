import { environmentYaml, type Files, SHOP_DEFAULTS } from "./shop.fixture";

/** One thing that a person can get wrong, and every line that the command then says of it. */
export interface Fault {
  readonly fault: string;
  /** Files by their path under the folder of the fault. */
  readonly files: Files;
  /** Complaints without `environments/<folder of the fault>/` in front, which `HERE/` stands for inside of a line. */
  readonly lines: readonly string[];
}

/** The folder of a fault under the environments folder. */
export function folderOf({ fault }: Fault): string {
  return fault
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 24)
    .replace(/-$/, "");
}

/** All faults side by side in one environments folder, since the command reports all of them at once. */
export function filesOf(faults: readonly Fault[]): Files {
  const entries = faults.flatMap((fault) =>
    Object.entries(fault.files).map(([name, content]) => [`${folderOf(fault)}/${name}`, content] as const),
  );
  return { "defaults.yaml": SHOP_DEFAULTS, ...Object.fromEntries(entries) };
}

/** What is said of one fault, as the table has it. */
export function linesOf(fault: Fault, complaints: readonly string[]): readonly string[] {
  const folder = `environments/${folderOf(fault)}/`;
  return complaints
    .filter((line) => line.startsWith(folder))
    .map((line) => line.slice(folder.length).replaceAll(folder, "HERE/"));
}

const LEAF = "environment.yaml";

/** An environment whose file ends with these lines, of which line 5 is the first. */
function leaf(id: string, ...more: readonly string[]): Files {
  return { [LEAF]: environmentYaml(id, `${more.join("\n")}\n`) };
}

/** An environment whose network is this instead, in flow style on line 4. */
function leafWithNetwork(id: string, network: string): Files {
  return { [LEAF]: environmentYaml(id).replace("{ cidr: 10.20.0.0/16 }", network) };
}

/** An environment with another account. */
function leafWithAccount(id: string, account: string): Files {
  return { [LEAF]: environmentYaml(id).replace('"111122223333"', account) };
}

const bomb = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
].join("\n");

/** Values that do not fit their schema. */
export const VALUE_FAULTS: readonly Fault[] = [
  {
    fault: "an unknown key",
    files: leaf("unknown-key", "postur: standard", "data: { bukets: {} }"),
    lines: [
      'environment.yaml:5:1: postur: expected a known key, got "postur"; did you mean "posture"?',
      'environment.yaml:6:9: data.bukets: expected a known key, got "bukets"; did you mean "buckets"?',
    ],
  },
  {
    fault: "an unknown key with nothing near",
    files: leaf("unknown-far", "edge: { kangaroo: 1 }"),
    lines: [
      'environment.yaml:5:9: edge.kangaroo: expected a known key, got "kangaroo"; known: domain, zone, certificates, webAcls, distributions, loadBalancers, targetGroups, healthChecks, alarms, key, shieldAdvanced',
    ],
  },
  {
    fault: "a wrong type",
    files: leaf("wrong-type", "cluster: { version: 1.35 }", "data: { secrets: [a] }"),
    lines: [
      'environment.yaml:5:21: cluster.version: expected a quoted version such as "1.35", got the number 1.35; write it in quotes: "1.35"',
      "environment.yaml:6:9: data.secrets: expected a map, got a list of 1",
    ],
  },
  {
    fault: "a word that is not listed",
    files: leaf("unlisted-word", "posture: prodution"),
    lines: [
      'environment.yaml:5:10: posture: expected one of "production", "standard", got "prodution"; did you mean "production"?',
    ],
  },
  {
    fault: "a missing required value",
    files: {
      [LEAF]: 'id: missing\naccount: "111122223333"\nregion: eu-west-1\ncluster: { version: null }\n',
    },
    lines: [
      'environment.yaml:1:1: network.cidr: expected a CIDR block such as "10.0.0.0/16", got nothing',
      'environment.yaml:4:21: cluster.version: expected a quoted version such as "1.35", got nothing',
    ],
  },
  {
    fault: "no account",
    files: { [LEAF]: "id: no-account\nregion: eu-west-1\nnetwork: { cidr: 10.20.0.0/16 }\n" },
    lines: ["environment.yaml:1:1: account: expected a quoted 12-digit string, got nothing"],
  },
  {
    fault: "an account in words",
    files: leafWithAccount("account-words", "shop"),
    lines: ['environment.yaml:2:10: account: expected a quoted 12-digit string, got "shop"'],
  },
  {
    fault: "an account of 11 digits",
    files: leafWithAccount("account-short", '"11112222333"'),
    lines: ['environment.yaml:2:10: account: expected a quoted 12-digit string, got "11112222333"'],
  },
  {
    fault: "an account as a number",
    files: leafWithAccount("account-number", "111122223333"),
    lines: [
      'environment.yaml:2:10: account: expected a quoted 12-digit string, got the number 111122223333; write it in quotes: "111122223333"',
    ],
  },
  {
    fault: "an account as number with zero",
    files: leafWithAccount("account-zero", "011122223333"),
    lines: [
      'environment.yaml:2:10: account: expected a quoted 12-digit string, got the number 011122223333; write it in quotes: "011122223333"',
    ],
  },
  {
    fault: "an expired exception",
    files: leaf(
      "expired",
      "exceptions:",
      "  - { rule: vpc-flow-log, resource: aws_vpc.vpc, reason: trial, expires: 2020-01-31 }",
    ),
    lines: [
      "environment.yaml:6:74: exceptions.0.expires: expected the exception to vpc-flow-log for aws_vpc.vpc to hold today, got expired on 2020-01-31; meet vpc-flow-log, or decide on a new date",
    ],
  },
];

/** Addresses that cannot be. */
export const ADDRESS_FAULTS: readonly Fault[] = [
  {
    fault: "a subnet outside the vpc",
    files: leafWithNetwork(
      "outside",
      "{ cidr: 10.20.0.0/16, tiers: { public: { at: { a: 10.20.1.0, b: 10.21.2.0, c: 10.20.3.0 } } } }",
    ),
    lines: [
      'environment.yaml:4:74: network.tiers.public.at.b: expected an address in 10.20.0.0/16 (zone b), got "10.21.2.0"',
    ],
  },
  {
    fault: "overlapping subnets",
    files: leafWithNetwork("overlap", "{ cidr: 10.20.0.0/16, tiers: { public: { at: 0.0.17.0 } } }"),
    lines: [
      "environment.yaml:4:55: network.tiers.public.at.a: expected a range clear of subnet private-a (10.20.16.0/20) (zone a), got 10.20.17.0/24",
      "environment.yaml:4:55: network.tiers.public.at.b: expected a range clear of subnet private-a (10.20.16.0/20) (zone b), got 10.20.18.0/24",
      "environment.yaml:4:55: network.tiers.public.at.c: expected a range clear of subnet private-a (10.20.16.0/20) (zone c), got 10.20.19.0/24",
    ],
  },
  {
    fault: "a subnet in a reserved range",
    files: leafWithNetwork(
      "reserved",
      "{ cidr: 10.20.0.0/16, tiers: { public: { at: 0.0.2.0 } }, reserved: { peers: { range: 0.0.2.0/24, reason: peers } } }",
    ),
    lines: [
      'environment.yaml:4:55: network.tiers.public.at.a: expected a range clear of the range reserved for "peers" (10.20.2.0/24) (zone a), got 10.20.2.0/24',
    ],
  },
  {
    fault: "a subnet too small for aws",
    files: leafWithNetwork("too-small", "{ cidr: 10.20.0.0/16, tiers: { public: { bits: 29 } } }"),
    lines: [
      "environment.yaml:4:57: network.tiers.public.bits: expected a number of at most 28, got the number 29",
    ],
  },
  {
    fault: "a vpc that is full",
    files: leafWithNetwork("full", "{ cidr: 10.20.0.0/16, tiers: { private: { bits: 17, at: null } } }"),
    lines: [
      "environment.yaml:4:58: network.tiers.private.bits: expected a free /17 in 10.20.0.0/16 (zone b), got 10.20.64.0/18 as the largest free range; use smaller subnets, fewer zones or a larger VPC",
      "environment.yaml:4:58: network.tiers.private.bits: expected a free /17 in 10.20.0.0/16 (zone c), got 10.20.64.0/18 as the largest free range; use smaller subnets, fewer zones or a larger VPC",
    ],
  },
  {
    fault: "host bits in the vpc",
    files: leafWithNetwork("host-bits", "{ cidr: 10.20.1.0/16 }"),
    lines: [
      'environment.yaml:4:18: network.cidr: expected an IPv4 CIDR, got "10.20.1.0/16": host bits are set, did you mean "10.20.0.0/16"?',
    ],
  },
  {
    fault: "more zones than the region has",
    files: leafWithNetwork("zones", "{ cidr: 10.20.0.0/16, zones: [a, b, c, d] }"),
    lines: ["environment.yaml:4:32: network.zones: expected zones of eu-west-1: a, b, c, got d"],
  },
  {
    fault: "services inside the vpc",
    files: leaf("services", "cluster: { serviceCidr: 10.20.240.0/20 }"),
    lines: [
      "environment.yaml:5:25: cluster.serviceCidr: expected a range that does not overlap the VPC 10.20.0.0/16, got 10.20.240.0/20; pods and load balancers have addresses of the VPC; this range is for ClusterIP services only, such as 172.20.0.0/16",
    ],
  },
];

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
      'environment.yaml:7:12: cluster.accessEntries.app.principal: expected an output of network, got "zones"; known: vpcId, vpcCidr, region, tiers, natPublicIps, keys, alarmTopicArn, securityGroups, endpoints, instances',
    ],
  },
];

/** Names that two environments claim. */
export const CLASHES: readonly Fault[] = [
  {
    fault: "two environments with one id",
    files: { [`one/${LEAF}`]: environmentYaml("same-id"), [`two/${LEAF}`]: environmentYaml("same-id") },
    lines: [
      'two/environment.yaml:1:5: id: expected an id of its own, got "same-id", which two-environments-with-on/one id has too (HERE/one/environment.yaml:1:5)',
    ],
  },
  {
    fault: "one name in the world",
    files: {
      [`one/${LEAF}`]: environmentYaml("world-one", "data: { buckets: { files: { name: shop-files } } }\n"),
      [`two/${LEAF}`]: environmentYaml("world-two", "data: { buckets: { media: { name: shop-files } } }\n"),
    },
    lines: [
      'two/environment.yaml:5:35: data.buckets.media.name: expected a name of its own as S3 bucket, got "shop-files", which one-name-in-the-world/one data.buckets.files.name has too (HERE/one/environment.yaml:5:35)',
    ],
  },
  {
    fault: "one role in the account",
    files: {
      [`one/${LEAF}`]: environmentYaml("role-one", "cluster: { nodeRole: { name: shop-nodes } }\n"),
      [`two/${LEAF}`]: environmentYaml("role-two", "cluster: { nodeRole: { name: shop-nodes } }\n"),
    },
    lines: [
      'two/environment.yaml:5:30: cluster.nodeRole.name: expected a name of its own as IAM role, got "shop-nodes", which one-role-in-the-account/one cluster.nodeRole.name has too (HERE/one/environment.yaml:5:30)',
    ],
  },
  {
    fault: "one state key",
    files: {
      [`one/${LEAF}`]: environmentYaml("key-one", 'state: { key: "same/{layer}/terraform.tfstate" }\n'),
      [`two/${LEAF}`]: environmentYaml("key-two", 'state: { key: "same/{layer}/terraform.tfstate" }\n'),
    },
    lines: [
      'two/environment.yaml:5:15: state.key: expected a state object of its own for addons, got "s3://shop-111122223333-eu-west-1-state/same/addons/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for cluster, got "s3://shop-111122223333-eu-west-1-state/same/cluster/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for data, got "s3://shop-111122223333-eu-west-1-state/same/data/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for edge, got "s3://shop-111122223333-eu-west-1-state/same/edge/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
      'two/environment.yaml:5:15: state.key: expected a state object of its own for network, got "s3://shop-111122223333-eu-west-1-state/same/network/terraform.tfstate", which one-state-key/one state.key has too (HERE/one/environment.yaml:5:15)',
    ],
  },
];

/** Files that are no settings. */
export const FILE_FAULTS: readonly Fault[] = [
  {
    fault: "a yaml syntax error",
    files: { [LEAF]: "id: syntax\nregion: [a\nlayers: x\n" },
    lines: [
      "environment.yaml:3:1: expected valid YAML, got a syntax error: flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
  },
  {
    fault: "a duplicate yaml key",
    files: { [LEAF]: environmentYaml("duplicate", "network: { nat: one }\n") },
    lines: [
      'environment.yaml:5:1: network: expected each key once, got "network" again; line 4 has it already',
    ],
  },
  {
    fault: "an empty file",
    files: { [LEAF]: "" },
    lines: ["environment.yaml:1:1: expected a map of settings, got an empty file"],
  },
  {
    fault: "a folder without environment",
    files: { "deep/notes.md": "soon\n" },
    lines: [
      "deep/environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
    ],
  },
  {
    fault: "a misspelt file",
    files: { "enviroment.yaml": environmentYaml("misspelt") },
    lines: [
      'enviroment.yaml:1:1: expected a file that the environments below read, got "enviroment.yaml"; known: defaults.yaml, network.yaml, cluster.yaml, data.yaml, edge.yaml, addons.yaml',
      "environment.yaml:1:1: expected a file that makes the folder an environment, got no such file; write it, or remove the folder",
    ],
  },
  {
    fault: "an alias bomb",
    files: { [LEAF]: `${bomb}\n` },
    lines: [
      "environment.yaml:1:1: expected a file of at most 50000 values, got 12345679011 once its aliases are written out",
    ],
  },
  {
    fault: "another encoding",
    files: { [LEAF]: Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe, 0x0a]) },
    lines: [
      "environment.yaml:1:1: expected UTF-8 text, got bytes of another encoding; save the file as UTF-8",
    ],
  },
];

/** Every fault that can stand beside the others. */
export const FAULTS: readonly Fault[] = [
  ...VALUE_FAULTS,
  ...ADDRESS_FAULTS,
  ...LAYER_FAULTS,
  ...CLASHES,
  ...FILE_FAULTS,
];
