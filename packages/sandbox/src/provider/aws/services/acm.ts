import { isList, type Value } from "../../protocol/value";
import { digest } from "../../values/digest";
import type { Draft } from "../../values/recipe";
import { regional } from "../arn";
import type { Service } from "../service";

/** Certificates. */
export const ACM: Service = {
  named: {
    certificate: {
      at: ["aws_acm_certificate.arn"],
      code: "ResourceNotFoundException",
      message: (arn) => `Could not find certificate ${arn}.`,
    },
  },
  types: {
    aws_acm_certificate: {
      values: {
        id: "{arn}",
        arn: regional("acm", "certificate/{uuid}"),
        status: (draft) => (draft.text("certificate_body") === "" ? "PENDING_VALIDATION" : "ISSUED"),
        type: (draft) => (draft.text("certificate_body") === "" ? "AMAZON_ISSUED" : "IMPORTED"),
        key_algorithm: "RSA_2048",
        validation_method: "NONE",
        not_before: "",
        renewal_eligibility: "INELIGIBLE",
        options: () => [{ certificate_transparency_logging_preference: "ENABLED", export: "DISABLED" }],
        subject_alternative_names: (draft) => [draft.get("domain_name")],
        domain_validation_options: (draft) =>
          draft.text("validation_method") === "DNS"
            ? domainsOf(draft).map((domain) => proof(draft, domain))
            : [],
      },
      inUse: {
        name: "arn",
        code: "ResourceInUseException",
        message: (arn) => `Certificate ${arn} is in use.`,
      },
    },
    aws_acm_certificate_validation: {
      values: { id: "{digits:10}" },
      refersTo: { certificate_arn: "certificate" },
    },
  },
};

function domainsOf(draft: Draft): readonly string[] {
  const names = draft.get("subject_alternative_names");
  const all = [draft.text("domain_name"), ...(isList(names) ? names.map(String) : [])];
  return [...new Set(all)].filter((name) => name !== "");
}

/**
 * A name and its wildcard are proved by one record, and so are all certificates of an account that have the name, in
 * every region. Source: ACM user guide, "DNS validation".
 */
function proof({ account }: Draft, domain: string): Value {
  const bare = domain.replace(/^\*\./, "");
  return {
    domain_name: domain,
    resource_record_name: `_${digest(`${account} name of ${bare}`, "hex", 32)}.${bare}.`,
    resource_record_type: "CNAME",
    resource_record_value: `_${digest(`${account} value of ${bare}`, "hex", 32)}.acm-validations.aws.`,
  };
}
