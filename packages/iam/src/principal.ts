import { matches } from "./match";
import { NO, some, type Truth, truthOf, unknown, YES } from "./truth";

/** Who asks. */
export interface Principal {
  readonly kind: "role" | "user" | "service" | "federated" | "anonymous";
  /** ARN of a role, user or identity provider; host name of a service; empty for nobody known. */
  readonly name: string;
  /** Account of a role or user, twelve digits. */
  readonly account?: string;
  /** ARN of the session that has assumed the role, where a policy may name it. */
  readonly session?: string;
}

/** How a policy's `Principal` is about somebody. */
export interface Addressed {
  /** By name, or as everybody. */
  readonly named: Truth;
  /** By the session's name, which permissions boundaries do not limit. */
  readonly bySession: Truth;
  /** By the account, which leaves to its own policies who of it may. */
  readonly account: Truth;
}

/** Source: IAM user guide, "AWS JSON policy elements: Principal". */
export function addressed(
  principals: Readonly<Record<string, readonly string[]>>,
  principal: Principal,
): Addressed {
  const { kind, name, account, session } = principal;
  const aws = principals.AWS ?? [];
  const everybody = truthOf(Object.values(principals).some((names) => names.includes("*")));
  const ofKind = KINDS[kind].flatMap((key) => principals[key] ?? []);
  const isPerson = kind === "role" || kind === "user";
  return {
    named: some([everybody, ...ofKind.filter((one) => one !== "*").map((one) => isName(one, name))]),
    bySession: session === undefined ? NO : some(aws.map((one) => isName(one, session))),
    account: isPerson ? some(aws.map((one) => isAccount(one, account))) : NO,
  };
}

/** Whether `NotPrincipal` leaves somebody out: of a role or user it must name the account too. */
export function leftOut(
  principals: Readonly<Record<string, readonly string[]>>,
  principal: Principal,
): Truth {
  const { named, bySession, account } = addressed(principals, principal);
  const isNamed = some([named, bySession]);
  if (isNamed.is !== "yes" || principal.kind === "service" || principal.kind === "federated") return isNamed;
  return account.is === "yes" ? YES : unknown("NotPrincipal without the account of those it names");
}

/** Keys of `Principal` under which each kind is named. */
const KINDS: Readonly<Record<Principal["kind"], readonly string[]>> = {
  role: ["AWS"],
  user: ["AWS"],
  service: ["Service"],
  federated: ["Federated"],
  anonymous: [],
};

/** Principals have no wildcards: only a whole `*` is one. */
function isName(written: string, name: string): Truth {
  return matches(written, name, { wildcards: false });
}

function isAccount(written: string, account: string | undefined): Truth {
  if (account === undefined) return NO;
  const [, digits] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(written) ?? [];
  return truthOf(digits === account && (written === digits || written.endsWith(":root")));
}
