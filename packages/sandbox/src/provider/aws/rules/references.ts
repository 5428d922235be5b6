import { Refusal } from "../../protocol/diagnostic";
import type { AppliedChange } from "../../simulation";
import { REFERENCE_KINDS } from "./reference-kinds";
import { textsAt } from "./value-paths";

/** @throws {Refusal} when a resource names something of the same account that does not exist */
export function checkReferences({ type, state, place, store }: AppliedChange): void {
  for (const kind of REFERENCE_KINDS) {
    for (const at of kind.by) {
      const [from = "", ...path] = at.split(".");
      if (from !== type) continue;
      for (const name of textsAt(state, path.join("."))) {
        if (kind.except?.test(name) || isElsewhere(name, place.account)) continue;
        const exists = kind.named.some((target) => {
          const [targetType = "", ...targetPath] = target.split(".");
          return store
            .ofType(targetType)
            .some(
              (object) =>
                object.account === place.account &&
                (kind.scope === "account" ||
                  object.region === "" ||
                  place.region === "" ||
                  object.region === place.region) &&
                textsAt(object.state, targetPath.join(".")).includes(name),
            );
        });
        if (!exists) {
          throw new Refusal(
            `creating or updating ${type}: api error ${kind.code}: ${kind.message(name)}`,
            `${path.join(".")}: expected something that exists in ${place.region || "the account"}, got ${JSON.stringify(name)}.`,
          );
        }
      }
    }
  }
  checkCertificateRegion(type, state);
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
