import { DataAwsDbInstance } from "@cdktf/provider-aws/lib/data-aws-db-instance";
import { type Field, number, string } from "@strata/contract";
import type { LookUpProps } from "@strata/layer";
import { type Expectations, expecting } from "@strata/layer";
import type { ExternalDatabaseSettings } from "./external-settings";

/** What must be true of a database that others change, as Terraform asks it of the instance that it read. */
const EXPECTATIONS: Expectations<keyof ExternalDatabaseSettings["expect"]> = {
  multiAz: { condition: "self.multi_az == true", wanted: "a standby in another zone (Multi-AZ)" },
  backups: { condition: "self.backup_retention_period > 0", wanted: "automated backups" },
  private: { condition: "self.publicly_accessible == false", wanted: "no public address" },
  encrypted: { condition: "self.storage_encrypted == true", wanted: "encrypted storage" },
};

/** The look-up of a database that others made, named after its entry. The plan fails where it is not as expected. */
export function databaseLookUp(
  entry: string,
  { identifier, expect }: ExternalDatabaseSettings,
): LookUpProps<{ address: Field<"string">; port: Field<"number"> }> {
  const lookedUp = { at: `data.databases.${entry}`, what: `DB instance ${identifier}`, kind: "instance" };
  return {
    name: `${entry.replaceAll("-", "_")}_database`,
    description: `Address of the database ${identifier}, to plan without reading it.`,
    type: "aws_db_instance",
    data: (scope, id) =>
      new DataAwsDbInstance(scope, id, {
        dbInstanceIdentifier: identifier,
        ...expecting(EXPECTATIONS, expect, lookedUp),
      }),
    fields: {
      address: string("Host name", "main.abcdefghijkl.eu-west-1.rds.amazonaws.com"),
      port: number("TCP port", 5432),
    },
  };
}
