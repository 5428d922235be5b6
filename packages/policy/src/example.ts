/** Resources by type, and then by name, as Terraform JSON has them. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Resources that meet every rule. The examples of all services together are one invented environment. */
export interface Example {
  /** The layer that declares them. */
  readonly layer: string;
  readonly resource: Blocks;
  /** Further sections of the layer's JSON: `data`, `output`, `variable`, `locals`. */
  readonly other?: Blocks;
}

/** The key that the examples encrypt with. */
export const KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111";

const ZONES = ["a", "b", "c"];

/** A block for each zone, by the zone's letter. */
export function perZone(block: (zone: string, index: number) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(ZONES.map((zone, index) => [zone, block(zone, index)]));
}

/** Ids of the subnets of the private tier. */
export const PRIVATE_SUBNETS = ZONES.map((zone) => `\${aws_subnet.private_${zone}.id}`);

/** A policy document of these statements. */
export function policy(...statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The policy of a role that a service of AWS assumes. */
export function trust(service: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, ...extra });
}

/**
 * The policy of a role for service accounts of the example's cluster: of one name, or of those that a pattern matches.
 * @param account namespace and name, such as `kube-system:driver`
 */
export function trustAccounts(operator: "StringEquals" | "StringLike", account: string): string {
  const issuer = "${aws_iam_openid_connect_provider.main.url}";
  const subject = { [`${issuer}:sub`]: `system:serviceaccount:${account}` };
  return policy({
    Effect: "Allow",
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: { Federated: "${aws_iam_openid_connect_provider.main.arn}" },
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: "sts.amazonaws.com",
        ...(operator === "StringEquals" ? subject : {}),
      },
      ...(operator === "StringLike" ? { StringLike: subject } : {}),
    },
  });
}
