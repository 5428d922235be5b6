import type { ChangeRule } from "../change-rule";
import { rulesOf } from "../holding";

/** Values that exist in the state alone. */
export const generated: readonly ChangeRule[] = [
  ...rulesOf({
    id: "generated-value",
    types: [
      "random_password",
      "random_id",
      "random_string",
      "random_uuid",
      "random_pet",
      "random_integer",
      "random_bytes",
      "random_shuffle",
    ],
    effect: "cannotBeUndone",
    lost: "its value, which is in no other place than the state: passwords and names that are made of it change with it",
    deletion: "write the value down where it is used first, in Secrets Manager for a password",
    replacement: "keep its arguments and keepers; see in the plan what is made of it",
    source: ["random provider, keepers"],
  }),
  ...rulesOf({
    id: "generated-key",
    types: ["tls_private_key", "tls_self_signed_cert", "tls_locally_signed_cert", "tls_cert_request"],
    effect: "cannotBeUndone",
    lost: "the private key or certificate, which is in no other place than the state",
    deletion: "move who uses it to another one first",
    replacement: "make a second one beside it, let clients trust both, and delete this one last",
    source: ["tls provider, tls_private_key"],
  }),
];
