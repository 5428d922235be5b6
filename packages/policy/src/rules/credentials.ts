import { isBlock, type Resource } from "@strata/inventory";
import { credentialIn, isLiteralSecret, readings } from "../credentials/credentials";
import type { Example } from "../example";
import { type Check, met, type ServiceRules } from "../rule";

/** A text of a unit, and where it stands: `resource.aws_instance.bastion.user_data`. */
interface Text {
  readonly path: readonly string[];
  readonly text: string;
}

/** Every text of a unit, keys of maps too; what CDKTF says of itself is left out. */
function textsIn(value: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, String(index)]));
  if (!isBlock(value)) return [];
  return Object.keys(value)
    .filter((key) => key !== "//")
    .flatMap((key) => textsIn(value[key], [...path, key]));
}

const noCredentials: Check = (unit: Resource) => {
  const found = textsIn(unit.values).flatMap(({ path, text }) => {
    const [credential] = readings(text).flatMap((reading) => credentialIn(reading) ?? []);
    if (credential !== undefined) return [`${credential.kind} at ${path.join(".")}`];
    return isLiteralSecret(path.at(-1) ?? "", text) ? [`a literal at ${path.join(".")}`] : [];
  });
  return met(
    found.length === 0,
    "no credential in resources, user data, outputs, variables and locals",
    found.join(", "),
  );
};

const example: Example = {
  layer: "network",
  resource: {},
  other: { output: { database: { value: "postgresql://orders.internal:5432/orders" } } },
};

/** What no unit may hold, wherever it stands. */
export const credentials: ServiceRules = {
  example,
  rules: [
    {
      id: "unit-no-credential",
      type: "unit",
      level: "M",
      reason:
        "a credential in a unit is in its state, in plans, in the history, and in user data for every process",
      source: [
        "Terraform guide, sensitive data in state",
        "CKV_AWS_46",
        "EC2 user guide, instance user data",
      ],
      setting: "",
      fault: { at: "output/database/value", to: "postgresql://orders:hunter22@orders.internal:5432/orders" },
      holds: noCredentials,
    },
  ],
};
