import type { Place } from "../cloud/cloud-object";
import { Refusal } from "../protocol/diagnostic";
import { type Fields, isFields, isList, Unknown } from "../protocol/value";

/**
 * Where a provider block works. The account is the one that it is limited to, else that of the role that it assumes.
 * @throws {Refusal} when it names no region: the environment of the one process that serves all is nobody's
 */
export function awsPlace(config: Fields, account: string): Place {
  const { region } = config;
  if (region instanceof Unknown) return { account: accountOf(config) ?? account, region: "" };
  if (typeof region !== "string" || region === "") {
    throw new Refusal(
      "provider.aws: expected a region, got none",
      "The sandbox does not read AWS_REGION of Terraform's environment: write the region into the provider block.",
    );
  }
  return { account: accountOf(config) ?? account, region };
}

function accountOf({ allowed_account_ids: allowed, assume_role: roles }: Fields): string | undefined {
  const [first] = isList(allowed) ? allowed : [];
  if (typeof first === "string") return first;
  const [role] = isList(roles) ? roles : [];
  const arn = isFields(role) ? role.role_arn : undefined;
  return typeof arn === "string" ? /^arn:[^:]*:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
}

/** Services whose resources are an account's, whatever the region. S3's buckets are not: they have one. */
const GLOBAL = /^aws_(iam|cloudfront|route53|shield|organizations)_/;

/** Of those services, the types that have a region after all. */
const REGIONAL = /^aws_route53_resolver_/;

/** Whether names of a type are taken for the account as a whole. */
export function isGlobal(type: string): boolean {
  return GLOBAL.test(type) && !REGIONAL.test(type);
}
