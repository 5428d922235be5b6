import type { PolicyDocument, PolicyStatement } from "./document";
import { type AccessRequest, addresses, applies } from "./statement";
import { every, NO, some, type Truth, unknown, YES } from "./truth";

/** A policy, and how messages call it. */
export interface NamedPolicy {
  readonly name: string;
  /** Absent where its text is not known, such as that of a policy which somebody else manages. */
  readonly document?: PolicyDocument;
}

/** Every policy that has a say. */
export interface Policies {
  /** Those of the principal. @default none */
  readonly identity?: readonly NamedPolicy[];
  /** The most that its own policies, and policies which name it, can give a role. @default no permissions boundary */
  readonly boundary?: readonly NamedPolicy[];
  /** Those of the resource. @default none */
  readonly resource?: readonly NamedPolicy[];
  /**
   * Whether nobody may without the resource's own word, as with keys and with roles: their policies give the account
   * to its policies first. @default false
   */
  readonly resourceMustAllow?: boolean;
}

/** What AWS would say. */
export type Answer =
  | { readonly decision: "allowed"; readonly by: readonly string[] }
  /** No statement allows it. */
  | { readonly decision: "denied by default" }
  | { readonly decision: "denied explicitly"; readonly by: readonly string[] }
  /** What it depends on is not known: AWS may allow it. */
  | { readonly decision: "unknown"; readonly because: readonly string[] };

/** Whether the answer leaves open that AWS allows it. */
export function mayBeAllowed({ decision }: Answer): boolean {
  return decision === "allowed" || decision === "unknown";
}

/**
 * Judges a request. Source: IAM user guide, "Policy evaluation logic" and "Permissions boundaries for IAM entities";
 * KMS developer guide, "Key policies".
 */
export function evaluateAccess(policies: Policies, request: AccessRequest): Answer {
  const { identity = [], boundary = [], resource = [] } = policies;
  const denials = [
    ...[...identity, ...boundary].flatMap((policy) => verdicts(policy, "Deny", request)),
    ...resource.flatMap((policy) => resourceVerdicts(policy, "Deny", request, "anyhow")),
  ];
  const denied = some(denials.map(({ truth }) => truth));
  if (denied.is === "yes") return { decision: "denied explicitly", by: sure(denials) };
  const { truth, by } = allowance(policies, request);
  if (truth.is === "no") return { decision: "denied by default" };
  const because = [truth, denied].flatMap((one) => (one.is === "unknown" ? one.because : []));
  return because.length === 0
    ? { decision: "allowed", by }
    : { decision: "unknown", because: [...new Set(because)] };
}

/** What one statement says, and where it stands. */
interface Said {
  readonly truth: Truth;
  readonly by: string;
}

function allowance(
  policies: Policies,
  request: AccessRequest,
): { readonly truth: Truth; readonly by: readonly string[] } {
  const { identity = [], boundary = [], resource = [], resourceMustAllow = false } = policies;
  const { principal, account } = request;
  const own = identity.flatMap((policy) => verdicts(policy, "Allow", request));
  const limit = every(boundary.map((policy) => anyOf(verdicts(policy, "Allow", request))));
  const said = (how: How): readonly Said[] =>
    resource.flatMap((policy) => resourceVerdicts(policy, "Allow", request, how));
  const [named, bySession, delegated] = [said("named"), said("bySession"), said("account")];
  const isPerson = principal.kind === "role" || principal.kind === "user";
  const by = sure([...own, ...named, ...bySession]);
  if (!isPerson) return { truth: anyOf(named), by };
  const ownWord = every([anyOf(own), limit]);
  // A boundary limits what a role is given by name, and neither its sessions nor users: they are given it directly.
  const byName = every([anyOf(named), principal.kind === "role" ? limit : YES]);
  const direct = some([byName, anyOf(bySession)]);
  const isForeign = account !== undefined && principal.account !== undefined && account !== principal.account;
  if (isForeign)
    return { truth: every([some([anyOf(named), anyOf(bySession), anyOf(delegated)]), ownWord]), by };
  const throughAccount = resourceMustAllow ? every([anyOf(delegated), ownWord]) : ownWord;
  return { truth: some([direct, throughAccount]), by };
}

/** How a policy of a resource addresses somebody; `anyhow` for denials, which hold for whole accounts too. */
type How = "named" | "bySession" | "account" | "anyhow";

function resourceVerdicts(
  policy: NamedPolicy,
  effect: string,
  request: AccessRequest,
  how: How,
): readonly Said[] {
  return said(policy, effect, (statement) => {
    const { named, bySession, account } = addresses(statement, request.principal);
    const who = { named, bySession, account, anyhow: some([named, bySession, account]) }[how];
    return every([who, applies(statement, request)]);
  });
}

function verdicts(policy: NamedPolicy, effect: string, request: AccessRequest): readonly Said[] {
  return said(policy, effect, (statement) => applies(statement, request));
}

function said(
  { name, document }: NamedPolicy,
  effect: string,
  judge: (statement: PolicyStatement) => Truth,
): readonly Said[] {
  if (document === undefined) return [{ truth: unknown(`the text of ${name}`), by: name }];
  return document.statements.flatMap((statement, index) =>
    statement.effect === effect
      ? [{ truth: judge(statement), by: `${name}: ${statement.sid ?? index}` }]
      : [],
  );
}

function anyOf(all: readonly Said[]): Truth {
  return all.length === 0 ? NO : some(all.map(({ truth }) => truth));
}

function sure(all: readonly Said[]): readonly string[] {
  return all.filter(({ truth }) => truth.is === "yes").map(({ by }) => by);
}
