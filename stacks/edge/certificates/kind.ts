import { string } from "@strata/contract";
import { defineKind } from "@strata/kind";
import { domainsOf } from "../domains";
import { certificateProblems } from "./check";
import { certificate } from "./settings";

/** Certificates of ACM, validated in the zone. */
export const certificates = defineKind({
  key: "certificates",
  title: "certificate",
  description: "Certificates that Amazon issues, validated in the zone",
  entry: certificate,
  outputs: {
    description: "Validated ACM certificates",
    fields: {
      arn: string(
        "ARN of the certificate",
        "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      ),
    },
  },
  check: ({ entry, layer, environment }) => {
    const domains = domainsOf(layer, environment);
    return domains === undefined ? [] : certificateProblems(entry, domains);
  },
});
