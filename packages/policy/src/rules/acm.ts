import { all, companion, equals } from "../checks";
import type { Example } from "../example";
import type { ServiceRules } from "../rule";

const CERTIFICATE = "aws_acm_certificate";

const example: Example = {
  layer: "edge",
  resource: {
    aws_acm_certificate: {
      web: {
        validation_method: "DNS",
        provider: "aws.us_east_1",
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_acm_certificate_validation: {
      web: { certificate_arn: "${aws_acm_certificate.web.arn}", provider: "aws.us_east_1" },
    },
  },
};

/** Certificates. */
export const acm: ServiceRules = {
  example,
  rules: [
    {
      id: "certificate-dns",
      type: CERTIFICATE,
      level: "M",
      reason: "a certificate that DNS validates renews by itself",
      source: ["ACM.1"],
      setting: "certificates",
      fault: { at: "aws_acm_certificate_validation" },
      holds: all(
        equals("validation_method", "DNS"),
        companion("aws_acm_certificate_validation", "certificate_arn"),
      ),
    },
    {
      id: "certificate-replaced-first",
      type: CERTIFICATE,
      level: "M",
      reason: "a certificate in use cannot be deleted before its successor serves",
      source: ["CKV_AWS_233"],
      setting: "",
      fault: { at: "aws_acm_certificate/web/lifecycle" },
      holds: equals("lifecycle.create_before_destroy", true),
    },
  ],
};
