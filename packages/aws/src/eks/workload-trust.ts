import { type PolicyStatement, policyDocument } from "../iam/policy-document";

/** The IAM OIDC provider of a cluster, as trust policies of its workloads name it. */
export interface WorkloadIssuer {
  readonly providerArn: string;
  /**
   * Host and path without `https://`. It becomes part of JSON text, so it must not be an expression that contains
   * quotes.
   */
  readonly issuer: string;
}

/** A Kubernetes service account. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * Trust of a role by one service account of a cluster: both the subject and the audience must be equal, or any
 * pod of the cluster could assume the role.
 * @throws {Error} when a name holds `*` or `?`: those mean nothing to StringEquals
 */
export function trustServiceAccount(issuer: WorkloadIssuer, account: ServiceAccount): string {
  return trustSubjects(issuer, subjectOf(account));
}

/**
 * Trust by each of several service accounts, by their exact names.
 * @throws {Error} when a name holds `*` or `?`: those mean nothing to StringEquals
 */
export function trustServiceAccounts(issuer: WorkloadIssuer, accounts: readonly ServiceAccount[]): string {
  return trustSubjects(issuer, accounts.map(subjectOf));
}

/**
 * Trust by every service account whose name matches, for software that runs under several accounts, such as the
 * controller and the node part of the EFS driver.
 * @param accounts `name` may hold `*`, the namespace may not
 */
export function trustServiceAccountsLike(issuer: WorkloadIssuer, accounts: ServiceAccount): string {
  const subject = subjectOf(accounts);
  if (/[*?]/.test(accounts.namespace)) {
    throw new Error(`trustServiceAccountsLike: expected an exact namespace, got ${JSON.stringify(subject)}`);
  }
  return trust(issuer, {
    StringEquals: audience(issuer),
    StringLike: { [`${issuer.issuer}:sub`]: subject },
  });
}

function trustSubjects(issuer: WorkloadIssuer, subjects: string | readonly string[]): string {
  const matching = [subjects].flat().find((subject) => /[*?]/.test(subject));
  if (matching !== undefined) {
    throw new Error(`trustServiceAccount: expected exact names, got ${JSON.stringify(matching)}`);
  }
  return trust(issuer, { StringEquals: { [`${issuer.issuer}:sub`]: subjects, ...audience(issuer) } });
}

function subjectOf({ namespace, name }: ServiceAccount): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

function audience({ issuer }: WorkloadIssuer): Readonly<Record<string, string>> {
  return { [`${issuer}:aud`]: "sts.amazonaws.com" };
}

function trust(
  { providerArn }: WorkloadIssuer,
  condition: NonNullable<PolicyStatement["Condition"]>,
): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Federated: providerArn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: condition,
    },
  ]);
}
