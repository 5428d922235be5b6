import { regional } from "../arn";
import type { Service } from "../service";

/** Tables. */
export const DYNAMODB: Service = {
  types: {
    aws_dynamodb_table: {
      values: {
        id: "{name}",
        arn: regional("dynamodb", "table/{name}"),
        stream_arn: (draft) =>
          draft.get("stream_enabled") === true
            ? draft.fill(`{arn}/stream/2026-01-01T00:00:00.000`, "stream")
            : "",
      },
      facts: {
        defaults: { billing_mode: "PROVISIONED", deletion_protection_enabled: false },
        replace: ["hash_key", "range_key"],
      },
      unique: {
        name: ["name"],
        code: "ResourceInUseException",
        message: (name) => `Table already exists: ${name}`,
      },
      protection: {
        attribute: "deletion_protection_enabled",
        on: true,
        code: "ValidationException",
        message:
          "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
      },
    },
  },
};
