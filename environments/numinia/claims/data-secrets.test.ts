import { attributesIn } from "@strata/inventory";
import { credentialIn, readings } from "@strata/policy/credentials/credentials";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";
const ROTATION = "arn:aws:lambda:eu-west-1:241533135482:function:secret-rotation";

// One for each organisation, with all of the connection but its password: Terraform never knows that.
claim("NUMINIA-SVC-RDS-06", PRODUCTION, (template) => {
  const connections = template
    .resources("aws_secretsmanager_secret_version")
    .map((version) => [
      attributesIn(version.resolve("secret_id")).map(({ resource }) => resource.get("name")),
      JSON.parse(String(version.get("secret_string"))),
    ]);
  const ofMain = {
    engine: "postgres",
    host: "${local.main_database.address}",
    port: "${local.main_database.port}",
    sslmode: "verify-full",
  };

  expect(connections).toEqual([
    [["numen/database"], { ...ofMain, dbname: "numen", username: "numen" }],
    [["ecos/database"], { ...ofMain, dbname: "ecos", username: "ecos" }],
  ]);
});

/** Every text of the units, with its place: arguments of resources, user data, outputs, variables, locals. */
function textsOf(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value === "string") return readings(value).map((text) => [path.join("."), text] as const);
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value)
    .filter((key) => key !== "//")
    .flatMap((key) => textsOf((value as Readonly<Record<string, unknown>>)[key], [...path, key]));
}

// No connection string stands in a stack, in whatever argument, output or variable; nor does any other kind of object
// hold one for the pods.
claim("NUMINIA-SVC-RDS-06", PRODUCTION, (template) => {
  for (const type of ["kubernetes_config_map_v1", "kubernetes_secret_v1", "aws_ssm_parameter"]) {
    expect(template).toHaveNoResource(type);
  }
  const texts = template.units.flatMap(({ layer, json }) => textsOf(json, [layer]));
  const connections = texts.filter(([, text]) =>
    /\bsslmode\b|\b(postgres|postgresql|jdbc:\w+):\/\//i.test(text),
  );

  expect(texts.length).toBeGreaterThan(1000);
  expect(texts.filter(([, text]) => credentialIn(text) !== undefined)).toEqual([]);
  // What Terraform writes into the secrets is all but the password.
  expect(connections.map(([path]) => path)).toEqual([
    "data.resource.aws_secretsmanager_secret_version.secrets_numen-database_template.secret_string",
    "data.resource.aws_secretsmanager_secret_version.secrets_ecos-database_template.secret_string",
  ]);
});

claim("NUMINIA-SVC-SM-01", PRODUCTION, (template) => {
  const secrets = template.resources("aws_secretsmanager_secret");

  expect(secrets.map((secret) => [secret.layer, secret.get("name")])).toEqual([
    ["data", "numen/database"],
    ["data", "numen/api-key"],
    ["data", "ecos/database"],
    ["data", "ecos/api-key"],
  ]);
  for (const type of ["aws_kms_ciphertext", "aws_ssm_parameter"]) expect(template).toHaveNoResource(type);
});

/** The secrets that rotate, with the days between two rotations and the function. */
const rotationsOf = (template: Template) =>
  template.resources("aws_secretsmanager_secret_rotation").map((rotation) => [
    attributesIn(rotation.resolve("secret_id"))
      .map(({ resource }) => resource.get("name"))
      .join(),
    rotation.get("rotation_rules.automatically_after_days"),
    rotation.get("rotation_lambda_arn"),
  ]);

const rotating = { rotation: { lambdaArn: ROTATION } };

// The function is the organisation's own, so the settings name it once it exists and the secrets have values.
claim(
  "NUMINIA-SVC-SM-02",
  PRODUCTION,
  (template) => {
    expect(rotationsOf(template)).toEqual([
      ["numen/database", 30, ROTATION],
      ["numen/api-key", 90, ROTATION],
      ["ecos/database", 30, ROTATION],
      ["ecos/api-key", 90, ROTATION],
    ]);
  },
  {
    settings: {
      data: {
        secrets: {
          "numen-database": rotating,
          "numen-api-key": rotating,
          "ecos-database": rotating,
          "ecos-api-key": rotating,
        },
      },
    },
  },
);

// Before that there is nothing to rotate with and nothing to rotate, and a rotation would fail.
claim("NUMINIA-SVC-SM-02", PRODUCTION, (template) => {
  expect(rotationsOf(template)).toEqual([]);
});
