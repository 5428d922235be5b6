import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { awsNamed, awsType } from "../known-types";
import type { Named } from "../service";
import { textsAt } from "./value-paths";

/** @throws {Refusal} when a resource names something of the same account that does not exist */
export function checkReferences(change: AppliedChange): void {
  const { type, state, place } = change;
  for (const [path, name] of Object.entries(awsType(type).refersTo ?? {})) {
    const named = awsNamed(name);
    for (const text of textsAt(state, path)) {
      if (named.except?.test(text) || isElsewhere(text, place.account) || exists(text, named, change))
        continue;
      throw new Refusal(
        `creating or updating ${type}: api error ${named.code}: ${named.message(text)}`,
        `${path}: expected something that exists in ${place.region || "the account"}, got ${JSON.stringify(text)}.`,
      );
    }
  }
  checkCertificateRegion(type, state);
}

function exists(name: string, { at, scope }: Named, { place, store }: AppliedChange): boolean {
  return at.some((target) => {
    const [type = "", ...path] = target.split(".");
    return store
      .ofType(type)
      .some(
        ({ account, region, state }) =>
          account === place.account &&
          (scope === "account" || region === "" || place.region === "" || region === place.region) &&
          textsAt(state, path.join(".")).includes(name),
      );
  });
}

/** What belongs to another account is not the sandbox's to know. */
function isElsewhere(name: string, account: string): boolean {
  const [, owner] = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(name) ?? [];
  return owner !== undefined && owner !== account;
}

function checkCertificateRegion(type: string, state: AppliedChange["state"]): void {
  if (type !== "aws_cloudfront_distribution") return;
  for (const arn of textsAt(state, "viewer_certificate.acm_certificate_arn")) {
    if (!arn.includes(":us-east-1:")) {
      throw new Refusal(
        `creating or updating ${type}: api error InvalidViewerCertificate: The specified SSL certificate isn't in us-east-1 region: ${arn}`,
        "CloudFront takes certificates of us-east-1 only: request it with a provider of that region.",
      );
    }
  }
}
