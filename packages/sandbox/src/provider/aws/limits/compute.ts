import type { Fields } from "../../protocol/value";
import { isBetween, type Limit, looksLike, scalarAt, scalarsAt } from "./limit";

const INSTANCE_TYPE =
  /^(t(1|2|3|3a|4g)\.(nano|micro|small|medium|large|xlarge|2xlarge)|(?!t\d)[a-z]+[1-9]?[a-z]*(-[a-z0-9]+)?\.(small|medium|large|xlarge|[1-9]\d{0,2}xlarge|metal(-\d+xl)?))$/;

const GROUP_TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const RULE_TEXT: Limit = looksLike(
  "description",
  GROUP_TEXT,
  "InvalidParameterValue",
  () =>
    "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
);

/** Groups of nodes. Source: EKS `CreateNodegroup`, and `InvalidParameterException` that it answers with. */
function nodeGroupFault(state: Fields): string | undefined {
  const labels = [
    ...Object.keys((state.labels ?? {}) as Fields),
    ...scalarsAt(state, "taint.key").map(String),
  ];
  if (labels.some((key) => /(^|\.)(kubernetes\.io|k8s\.io|eks\.amazonaws\.com)\//.test(key))) {
    return "Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/]";
  }
  const type = scalarsAt(state, "instance_types").find((name) => !INSTANCE_TYPE.test(String(name)));
  if (type !== undefined) return `[${type}] is not a valid instance type`;
  const [least, wanted, most] = ["min_size", "desired_size", "max_size"].map((size) =>
    Number(scalarAt(state, `scaling_config.${size}`) ?? 0),
  ) as [number, number, number];
  if (least > wanted) return `Minimum capacity ${least} can't be greater than desired size ${wanted}`;
  return wanted > most ? `desired capacity ${wanted} can't be greater than max size ${most}` : undefined;
}

/** The oldest minor version that EKS still creates. Source: EKS user guide, "Amazon EKS Kubernetes release calendar". */
const OLDEST_MINOR = 32;

const CLUSTER: readonly Limit[] = [
  looksLike(
    "name",
    /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
    "InvalidParameterException",
    (name) => `The cluster name ${name} is not valid`,
  ),
  {
    code: "InvalidParameterException",
    fault: ({ version }) =>
      typeof version === "string" && Number(version.slice(2)) < OLDEST_MINOR
        ? `unsupported Kubernetes version ${version}`
        : undefined,
  },
  {
    code: "InvalidParameterException",
    fault: (state) => {
      const wrong = scalarsAt(state, "vpc_config.public_access_cidrs").filter((cidr) =>
        /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(String(cidr)),
      );
      return wrong.length === 0
        ? undefined
        : `The following CIDRs are invalid in publicAccessCidrs: [${wrong.join(", ")}]`;
    },
  },
];

/** What add-ons take as text and not as truth, by the add-on's name. Source: EKS `DescribeAddonConfiguration`. */
const TEXT_VALUES: Readonly<Record<string, readonly string[]>> = {
  "vpc-cni": ["enableNetworkPolicy", "enableWindowsIpam", "enableWindowsPrefixDelegation"],
};

function configurationFault({ addon_name: name, configuration_values: values }: Fields): string | undefined {
  if (typeof values !== "string" || values === "") return undefined;
  let read: unknown;
  try {
    read = JSON.parse(values);
  } catch {
    return "ConfigurationValue provided in request is not supported: it is no JSON";
  }
  const wrong = (TEXT_VALUES[String(name)] ?? []).find(
    (key) => typeof ((read as Readonly<Record<string, unknown>>)[key] ?? "") !== "string",
  );
  return wrong === undefined
    ? undefined
    : `ConfigurationValue provided in request is not supported: Json schema validation failed with error: [$.${wrong}: boolean found, string expected]`;
}

const ACCESS_ENTRY: readonly Limit[] = [
  looksLike(
    "principal_arn",
    /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/,
    "InvalidParameterException",
    () => "The principalArn parameter format is not valid",
  ),
  looksLike(
    "kubernetes_groups",
    /^(?!(system|eks|aws|amazon|iam):)/,
    "InvalidParameterException",
    (group) => `The kubernetes group name ${group} is invalid, it cannot start with system:`,
  ),
];

/** A VPC has 16 to 65,536 addresses, all of which hosts can have. Source: EC2 `CreateVpc`, `InvalidVpc.Range`. */
const VPC: Limit = {
  code: "InvalidVpc.Range",
  fault: ({ cidr_block: cidr }) => {
    if (typeof cidr !== "string") return undefined;
    const [first = "", bits = ""] = [cidr.split(".")[0], cidr.split("/")[1]];
    const isForHosts = !["0", "127"].includes(first) && Number(first) < 224 && !cidr.startsWith("169.254.");
    return Number(bits) >= 16 && Number(bits) <= 28 && isForHosts
      ? undefined
      : `The CIDR '${cidr}' is invalid.`;
  },
};

/** Instances, security groups and clusters. */
export const COMPUTE_LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_vpc: [VPC],
  aws_vpc_endpoint: [
    looksLike(
      "service_name",
      /^(com\.amazonaws|aws\.[a-z]+|com\.amazonaws\.vpce)\.[a-z0-9-]+(\.[a-z0-9_-]+)+$/,
      "InvalidServiceName",
      (name) => `The Vpc Endpoint Service '${name}' does not exist`,
    ),
  ],
  aws_instance: [
    looksLike(
      "instance_type",
      INSTANCE_TYPE,
      "InvalidParameterValue",
      (type) => `Invalid value '${type}' for InstanceType.`,
    ),
    {
      code: "InvalidParameterValue",
      fault: ({ user_data: data }) =>
        typeof data === "string" && Buffer.byteLength(data) > 16_384
          ? "User data is limited to 16384 bytes"
          : undefined,
    },
    isBetween("root_block_device.volume_size", 1, 16_384, "InvalidParameterValue", "volumeSize"),
  ],
  aws_security_group: [
    looksLike(
      "name",
      /^(?!sg-)(?!default$)[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/,
      "InvalidParameterValue",
      (name) => `Invalid security group name: ${name}`,
    ),
    looksLike(
      "description",
      GROUP_TEXT,
      "InvalidParameterValue",
      (text) =>
        `Value (${text}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
    ),
  ],
  aws_vpc_security_group_ingress_rule: [RULE_TEXT],
  aws_vpc_security_group_egress_rule: [RULE_TEXT],
  aws_eks_cluster: CLUSTER,
  aws_eks_node_group: [{ code: "InvalidParameterException", fault: nodeGroupFault }],
  aws_eks_access_entry: ACCESS_ENTRY,
  aws_eks_addon: [
    { code: "InvalidParameterException", fault: configurationFault },
    looksLike(
      "addon_version",
      /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
      "InvalidParameterException",
      () => "Addon version specified is not supported",
    ),
  ],
  aws_ssm_association: [
    looksLike(
      "schedule_expression",
      /^(cron\(\S+( \S+){4,6}\)|rate\(([3-9]\d|[1-9]\d{2,}) minutes\)|rate\((1 hour|\d+ hours|1 day|\d+ days)\)|at\(\S+\))$/,
      "InvalidSchedule",
      (text) => `Invalid schedule expression: ${text}`,
    ),
  ],
};
