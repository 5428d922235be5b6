import { regional } from "../arn";
import type { Service } from "../service";

/** E-mail. */
export const SES: Service = {
  types: {
    aws_sesv2_configuration_set: {
      values: {
        id: "{configuration_set_name}",
        arn: regional("ses", "configuration-set/{configuration_set_name}"),
        reputation_options: () => [{ last_fresh_start: "", reputation_metrics_enabled: false }],
        sending_options: () => [{ sending_enabled: true }],
      },
    },
    aws_sesv2_email_identity: {
      values: {
        id: "{email_identity}",
        arn: regional("ses", "identity/{email_identity}"),
        identity_type: (draft) => (draft.text("email_identity").includes("@") ? "EMAIL_ADDRESS" : "DOMAIN"),
        verification_status: "PENDING",
        dkim_signing_attributes: (draft) => [
          {
            current_signing_key_length: "RSA_2048_BIT",
            domain_signing_private_key: "",
            domain_signing_selector: "",
            last_key_generation_timestamp: "",
            next_signing_key_length: "RSA_2048_BIT",
            signing_attributes_origin: "AWS_SES",
            status: "PENDING",
            tokens: [1, 2, 3].map((number) => draft.digest(`token ${number}`, "lower", 32)),
          },
        ],
      },
    },
  },
};
