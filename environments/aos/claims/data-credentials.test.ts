import { claim } from "@strata/synth-test";
import { expect } from "vitest";
import { secretText } from "./database-clusters.fixture";

const PRODUCTION = "aos/production/eu-central-1";

/** Arguments that are a secret in themselves, whatever the type. */
const SECRET_ARGUMENT =
  /^(master_|admin_)?password(_wo)?$|^auth_token$|^secret_(string|key)$|^access_key$|^token$/;

// The master users: AWS makes the passwords, keeps them in Secrets Manager, and rotates them.
claim("AOS-FLOW-07", PRODUCTION, (template) => {
  for (const type of ["aws_rds_cluster", "aws_docdb_cluster"]) {
    const cluster = template.resource(type);
    expect(cluster.get("manage_master_user_password")).toBe(true);
    expect([cluster.get("master_password"), cluster.get("master_password_wo")]).toEqual([
      undefined,
      undefined,
    ]);
  }
  expect(template.resource("aws_rds_cluster").resolve("master_user_secret_kms_key_id")).toResolveTo(
    "aws_kms_key.arn",
    { description: "Application data" },
  );
});

// The applications' own: a secret for each of the three stores.
claim("AOS-FLOW-07", PRODUCTION, (template) => {
  const names = template.resources("aws_secretsmanager_secret", "data").map((secret) => secret.get("name"));

  for (const name of ["aurora", "documentdb", "main-auth-token"]) {
    expect(names).toContain(`aos-production/${name}`);
  }
  // What is written of them is no secret: neither has a field for a password, nor the URI a place for one.
  const fields = (name: string): readonly string[] =>
    [...secretText(template, `aos-production/${name}`).matchAll(/"([a-z]+)":/g)].map(
      ([, field = ""]) => field,
    );
  expect(fields("aurora")).toEqual(["engine", "host", "port", "dbname", "sslmode", "username"]);
  expect(fields("documentdb")).toEqual(["engine", "host", "port", "dbname", "ssl", "uri", "username"]);
  expect(secretText(template, "aos-production/documentdb")).toMatch(/"uri":"mongodb:\/\/\$\{[^"@]*"/);
});

// No secret is written anywhere: neither in Kubernetes, nor as the text of an argument.
claim("AOS-FLOW-07", PRODUCTION, (template) => {
  const found = template
    .all()
    .flatMap((resource) =>
      Object.keys(resource.values)
        .filter((name) => SECRET_ARGUMENT.test(name))
        .map((name) => `${resource.address}.${name}`),
    )
    .sort();

  expect(template).toHaveNoResource("kubernetes_secret_v1");
  expect(template).toHaveNoResource("kubernetes_secret");
  expect(found).toEqual([
    "aws_elasticache_replication_group.caches_main.auth_token",
    "aws_secretsmanager_secret_version.caches_main_auth-token_text.secret_string",
    "aws_secretsmanager_secret_version.secrets_aurora_template.secret_string",
    "aws_secretsmanager_secret_version.secrets_documentdb_template.secret_string",
  ]);
  // The token is made at apply and kept in its secret; the templates are those above.
  expect(template.resource("aws_elasticache_replication_group").resolve("auth_token")).toResolveTo(
    "aws_secretsmanager_secret_version.secret_string",
  );
  expect(secretText(template, "aos-production/main-auth-token")).toMatch(/^\$\{[^}]*uuid\(\)/);
});
