import { cidr, entriesOf, entryName, logRetentionDays, port, zoneLetter } from "@strata/kind/vocabulary";
import { z } from "zod";

const tier = z.strictObject({
  bits: z.int().min(16).max(28).describe("Prefix length of each subnet, 16 to 28"),
  at: z
    .union([z.string(), z.record(zoneLetter, z.string())])
    .optional()
    .describe(
      "First address of the first zone's subnet, or of each zone's: an address of the VPC, or an offset in it such as 0.0.1.0. Planned where absent",
    ),
  zones: z
    .array(zoneLetter)
    .min(1)
    .optional()
    .describe("Zone letters of the tier; those of the network where absent"),
  route: z.enum(["none", "internet", "nat"]).describe("Where traffic goes that has no nearer route"),
  table: z
    .enum(["default", "shared", "zonal"])
    .default("shared")
    .describe("The VPC's default route table, one of the tier's own, or one for each zone"),
  roles: z
    .array(z.enum(["elb", "internal-elb"]))
    .default([])
    .describe(
      "Load balancers that Kubernetes may place here: elb for public ones, internal-elb for private ones",
    ),
});

const reservation = z.strictObject({
  range: z
    .string()
    .describe("CIDR, or first and last address joined by -, absolute or as offsets in the VPC"),
  reason: z.string().describe("What the range is kept for"),
});

const endpoint = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("gateway").describe("An entry in route tables; for s3 and dynamodb"),
    tiers: z.array(entryName).min(1).describe("Tiers whose route tables get the entry"),
  }),
  z.strictObject({
    type: z.literal("interface").describe("Network interfaces in a tier's subnets"),
    tier: entryName.describe("Tier that holds the interfaces"),
    dns: z
      .enum(["private", "own"])
      .default("private")
      .describe("private: the service's public name resolves to the endpoint"),
    groups: z
      .array(entryName)
      .default([])
      .describe(
        "Names in securityGroups that it bears; later layers may attach more. Where none, a group that endpoints share, and nothing else",
      ),
    ports: z
      .array(port)
      .min(1)
      .optional()
      .describe("TCP ports that the VPC may reach, 443 where absent; with groups, their rules say so"),
  }),
]);

const rule = z.strictObject({
  description: z.string().describe("Why the traffic is allowed"),
  protocol: z.enum(["tcp", "udp"]),
  port: port,
  cidrs: z.array(cidr).min(1).describe("IPv4 CIDRs at the other end"),
});

const statement = z.strictObject({
  actions: z.array(z.string()).min(1).describe("IAM actions, for example eks:DescribeCluster"),
  resources: z.array(z.string()).min(1).describe("ARNs; * only where the action knows no narrower one"),
});

/** Source: EC2 `CreateSecurityGroup` and `AuthorizeSecurityGroupIngress`, which refuse other characters after the plan. */
const groupText = z
  .string()
  .regex(
    /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
    "1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
  );

const groupRule = z.strictObject({
  description: groupText.describe("Why the traffic is allowed"),
  protocol: z
    .enum(["tcp", "udp", "all"])
    .default("tcp")
    .describe("all: every protocol and port, to a group only"),
  ports: z
    .array(port)
    .default([])
    .describe("Ports at the receiving end, each a rule; none with protocol all"),
  peer: z
    .union([
      z.enum(["self", "vpc"]),
      z.strictObject({ group: entryName.describe("Name in securityGroups") }),
      z.strictObject({ cidrs: z.array(cidr).min(1).describe("IPv4 CIDRs") }),
    ])
    .describe("The other end: self, whoever bears the same group; vpc, the VPC's CIDR; a group; or CIDRs"),
});

const securityGroup = z.strictObject({
  name: z
    .string()
    .max(255)
    .regex(/^(?!sg-)[a-zA-Z0-9 ._\-{}]+$/, 'a name such as "{id}-base"')
    .optional()
    .describe("{id} being the environment's id; {id}-<group> where absent. To change it makes a new group"),
  description: groupText.describe("What bears the group; to change it makes a new group"),
  ingress: entriesOf(groupRule).describe("What may come in. Later layers may add rules for groups of theirs"),
  egress: entriesOf(groupRule).describe("What may go out; answers always may"),
});

const instance = z.strictObject({
  image: z
    .enum(["al2023", "al2023-arm64", "al2"])
    .default("al2023")
    .describe("Family of Amazon's machine images"),
  instanceType: z.string().describe("EC2 instance type, for example t3.micro"),
  tier: entryName.describe("Tier whose subnet holds it"),
  zone: zoneLetter.optional().describe("The tier's first zone where absent"),
  address: z
    .enum(["none", "elastic"])
    .default("none")
    .describe("elastic: a public address that outlives the instance"),
  forwards: z
    .enum(["own", "router"])
    .default("own")
    .describe("router: it may forward packets that are not addressed to it"),
  volumeGiB: z
    .int()
    .min(8)
    .max(1024)
    .default(8)
    .describe("Root volume, GiB; 8 is the least that Amazon Linux 2023 takes"),
  ingress: entriesOf(rule),
  egress: entriesOf(rule),
  role: z
    .strictObject({
      name: z.string().max(64).optional().describe("IAM role name; <environment id>-<instance> where absent"),
      managedPolicies: z
        .array(z.string())
        .default(["AmazonSSMManagedInstanceCore"])
        .describe("AWS managed policies, by name"),
      statements: entriesOf(statement),
    })
    .prefault({}),
  userData: z.string().optional().describe("Shell text for the first boot; never a secret"),
  patchSchedule: z.string().optional().describe("Cron or rate expression for installing patches"),
});

const natAlarm = z.strictObject({
  statistic: z.enum(["Average", "Maximum", "Minimum", "Sum"]).default("Sum"),
  threshold: z.number().describe("The alarm rings above it"),
  periodSeconds: z.int().default(300).describe("Seconds over which the statistic is taken"),
  periods: z.int().min(1).default(1).describe("Periods in a row that must breach"),
});

const key = z.strictObject({
  description: z.string(),
  alias: z
    .string()
    .optional()
    .describe("Without alias/, {id} being the environment's id; {id}-<key> where absent"),
  users: z
    .array(z.enum(["logs", "alarms", "nodeVolumes", "distributions", "distributionLogs", "loadBalancerLogs"]))
    .default([])
    .describe("AWS services that use the key by themselves"),
  deletionWindowDays: z.int().min(7).max(30).default(30),
});

/** Settings of the network layer: addresses, ways in and out, and machines that stand in the VPC. */
export const networkSettings = z.strictObject({
  cidr: cidr.describe("IPv4 CIDR of the VPC, /16 to /28"),
  zones: z.array(zoneLetter).min(1).default(["a", "b", "c"]).describe("Zone letters that tiers use"),
  tiers: z.record(entryName, tier).describe("Subnets by purpose"),
  reserved: entriesOf(reservation).describe("Ranges that no subnet may take"),
  nat: z
    .enum(["none", "one", "perZone"])
    .default("none")
    .describe("NAT gateways: one is cheaper, perZone has no shared fault"),
  natAlarms: z
    .record(z.string(), natAlarm)
    .default({})
    .describe("Alarms of each NAT gateway, by metric of AWS/NATGateway"),
  keys: entriesOf(key).describe("KMS keys that this layer and later ones share"),
  alarms: z
    .strictObject({
      key: entryName.describe("Name in keys; its users include alarms"),
      subscribers: entriesOf(
        z.strictObject({ protocol: z.enum(["email", "https", "lambda", "sqs"]), endpoint: z.string() }),
      ),
    })
    .describe("The topic that alarms publish to"),
  flowLogs: z
    .strictObject({
      key: entryName.describe("Name in keys; its users include logs"),
      retentionDays: logRetentionDays.default(30),
      aggregationSeconds: z.literal([60, 600]).default(60),
    })
    .describe("Flow logs of the VPC, in CloudWatch Logs"),
  securityGroups: entriesOf(securityGroup).describe("Security groups that later layers put services into"),
  endpoints: z
    .record(z.string(), endpoint)
    .default({})
    .describe("VPC endpoints by service, for example ecr.api"),
  instances: entriesOf(instance).describe("Single machines: bastion, VPN"),
});

/** What the network layer is built from. */
export type NetworkSettings = z.output<typeof networkSettings>;
