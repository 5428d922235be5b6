import { attributesIn, type Resource } from "@strata/inventory";
import { claim, type Template } from "@strata/synth-test";
import { expect } from "vitest";

const PRODUCTION = "numinia/production/eu-west-1";

/** The same database made here. The documents leave open what the instance is. */
const MANAGED = {
  mode: "managed",
  expect: null,
  engineVersion: "16",
  instanceClass: "db.t4g.medium",
  storageGiB: 20,
  maxStorageGiB: 100,
  tier: "database",
  backupRetentionDays: 14,
};
const managed = { settings: { data: { databases: { main: MANAGED } } } };

const conditionsOf = (database: Resource | undefined): readonly unknown[] =>
  (database?.blocks("lifecycle.postcondition") ?? []).map(({ condition }) => condition);

claim("NUMINIA-SVC-RDS-01", PRODUCTION, (template) => {
  const [database, ...others] = template.data("aws_db_instance");
  const { main } = template.output("data", "databases") as {
    readonly main: { readonly address: string; readonly port: string };
  };

  expect(template).toHaveNoResource("aws_db_instance");
  expect(template).toHaveNoResource("aws_rds_cluster");
  expect(others).toEqual([]);
  expect(database?.layer).toBe("data");
  expect(database?.get("db_instance_identifier")).toBe("numinia-postgres");
  // Later layers read where it is from the look-up.
  expect(template.resolve(main.address, "data")).toResolveTo("data.aws_db_instance.address");
  expect(template.resolve(main.port, "data")).toResolveTo("data.aws_db_instance.port");
});

claim("NUMINIA-SVC-RDS-02", PRODUCTION, (template) => {
  expect(conditionsOf(template.data("aws_db_instance")[0])).toContain("${self.multi_az == true}");
});

claim(
  "NUMINIA-SVC-RDS-02",
  PRODUCTION,
  (template) => {
    expect(template.resource("aws_db_instance").get("multi_az")).toBe(true);
  },
  managed,
);

claim("NUMINIA-SVC-RDS-03", PRODUCTION, (template) => {
  expect(conditionsOf(template.data("aws_db_instance")[0])).toContain("${self.backup_retention_period > 0}");
});

claim(
  "NUMINIA-SVC-RDS-03",
  PRODUCTION,
  (template) => {
    expect(template.resource("aws_db_instance").get("backup_retention_period")).toBe(14);
  },
  managed,
);

claim("NUMINIA-SVC-RDS-04", PRODUCTION, (template) => {
  expect(conditionsOf(template.data("aws_db_instance")[0])).toContain("${self.publicly_accessible == false}");
});

claim(
  "NUMINIA-SVC-RDS-04",
  PRODUCTION,
  (template) => {
    const database = template.resource("aws_db_instance");
    const [subnets] = attributesIn(database.resolve("db_subnet_group_name")).map(({ resource }) => resource);
    const places = attributesIn(subnets?.resolve("subnet_ids")).map(({ resource }) => resource);

    expect(database.get("publicly_accessible")).toBe(false);
    expect(places.map((subnet) => [subnet.get("cidr_block"), subnet.get("map_public_ip_on_launch")])).toEqual(
      [
        ["10.0.201.0/24", false],
        ["10.0.202.0/24", false],
        ["10.0.203.0/24", false],
      ],
    );
    expect(ingressOf(template, database)).toEqual([["tcp", 5432, 5432]]);
  },
  managed,
);

// The look-up sees no parameters of an instance that others manage, so its clients insist.
claim("NUMINIA-SVC-RDS-05", PRODUCTION, (template) => {
  const connections = template
    .resources("aws_secretsmanager_secret_version")
    .map((version) => JSON.parse(String(version.get("secret_string"))) as { readonly sslmode: string });

  expect(connections.map(({ sslmode }) => sslmode)).toEqual(["verify-full", "verify-full"]);
});

claim(
  "NUMINIA-SVC-RDS-05",
  PRODUCTION,
  (template) => {
    const database = template.resource("aws_db_instance");
    const [group] = attributesIn(database.resolve("parameter_group_name")).map(({ resource }) => resource);
    const forced = group?.blocks("parameter").filter(({ name }) => name === "rds.force_ssl");

    expect(forced?.map(({ value }) => value)).toEqual(["1"]);
  },
  managed,
);

/** What reaches the database: protocol and ports of each rule, all from the cluster inside of the VPC. */
function ingressOf(template: Template, database: Resource): readonly unknown[] {
  const [group, ...others] = attributesIn(database.resolve("vpc_security_group_ids"));
  expect(others).toEqual([]);
  const rules = template
    .resources("aws_vpc_security_group_ingress_rule", "data")
    .filter((rule) => rule.get("security_group_id") === `\${aws_security_group.${group?.name}.id}`);
  expect(rules.map((rule) => rule.resolve("referenced_security_group_id"))).toResolveTo(
    "aws_eks_cluster.vpc_config.0.cluster_security_group_id",
  );
  return rules.map((rule) => [rule.get("ip_protocol"), rule.get("from_port"), rule.get("to_port")]);
}
